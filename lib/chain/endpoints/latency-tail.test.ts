import { expect, test } from 'vitest'
import { createLatencyTail } from './latency-tail'

test('default: the slow end of the last answers, by method', () => {
  const tail = createLatencyTail()
  expect(tail.get('eth_call')).toBeUndefined()
  for (let latency = 1; latency <= 20; latency += 1) tail.note('eth_call', latency)
  tail.note('eth_chainId', 900)
  expect(tail.get('eth_call')).toBe(20)
  expect(tail.get('eth_chainId')).toBe(900)
})

test('behavior: old answers are forgotten', () => {
  const tail = createLatencyTail()
  tail.note('eth_call', 5_000)
  tail.note('eth_call', 5_000)
  for (let index = 0; index < 32; index += 1) tail.note('eth_call', 10)
  expect(tail.get('eth_call')).toBe(10)
})

import { expect, test, vi } from 'vitest'
import { GasPrice } from './gas-price'

function create(answer: () => unknown) {
  let now = 0
  const request = vi.fn(async () => answer())
  const gas = new GasPrice({ request: request as never }, () => now)
  return { gas, request, pass: (milliseconds: number) => (now += milliseconds) }
}

test('default: asked once while the answer is fresh, by many at once too', async () => {
  const { gas, request, pass } = create(() => '0x3b9aca00')
  expect(await Promise.all([gas.read(), gas.read()])).toEqual([1_000_000_000n, 1_000_000_000n])
  pass(11_999)
  await gas.read()
  expect(request).toHaveBeenCalledTimes(1)
  pass(1)
  await gas.read()
  expect(request).toHaveBeenCalledTimes(2)
})

test.each([
  ['a node that fails', () => Promise.reject(new Error('no'))],
  ['an answer that is no quantity', () => ({ gas: 1 })],
  ['a node that never answers', () => new Promise(() => undefined)],
])('error: %s leaves it unknown', async (_, answer) => {
  expect(await create(answer).gas.read()).toBeNull()
})

test('behavior: an old answer does not stand in for a new one that fails', async () => {
  let fails = false
  const { gas, pass } = create(() => (fails ? Promise.reject(new Error('no')) : '0x1'))
  expect(await gas.read()).toBe(1n)
  fails = true
  pass(20_000)
  expect(await gas.read()).toBeNull()
})

import { expect, test } from 'vitest'
import { ChainReadError } from '@/lib/errors'
import { readInHalves } from './read-in-halves'

const tooMuch = new ChainReadError('too much', { reason: 'out-of-gas', retryable: false })

test('default: one call where everything fits, none for nothing', async () => {
  const calls: number[] = []
  const read = async (part: readonly number[]) => {
    calls.push(part.length)
    return part.map((each) => each * 2)
  }
  expect(await readInHalves([1, 2, 3], read)).toEqual([2, 4, 6])
  expect(await readInHalves([], read)).toEqual([])
  expect(calls).toEqual([3])
})

test('behavior: what wastes gas is read by itself, in the order asked for', async () => {
  const read = async (part: readonly number[]) => {
    if (part.length > 1 && part.includes(5)) throw tooMuch
    return [...part]
  }
  const list = [1, 2, 3, 4, 5, 6, 7]
  expect(await readInHalves(list, read)).toEqual(list)
})

test('error: one element that does not fit, and any other failure', async () => {
  const refuse = async () => Promise.reject(tooMuch)
  await expect(readInHalves([1, 2], refuse)).rejects.toBe(tooMuch)
  let calls = 0
  const failure = new Error('other')
  const fail = async () => {
    calls += 1
    throw failure
  }
  await expect(readInHalves([1, 2], fail)).rejects.toBe(failure)
  expect(calls).toBe(1)
})

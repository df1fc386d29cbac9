import { describe, expect, test } from 'vitest'
import { ChainReadError } from '../../errors'
import { createBatchSize } from './learn-batch-size'
import { readInBatches } from './read-in-batches'

describe('readInBatches', () => {
  const items = Array.from({ length: 250 }, (_, index) => index)
  const fail = (reason: 'out-of-gas' | 'timeout' | 'network') => {
    throw new ChainReadError('no', { reason, retryable: false })
  }

  async function readAll(read: (batch: readonly number[]) => { result: number[]; done: number }) {
    const size = createBatchSize({ first: 100, largest: 400 })
    const asked: number[] = []
    const found: number[] = []
    const counted = async (batch: readonly number[]) => {
      asked.push(batch.length)
      return read(batch)
    }
    for await (const part of readInBatches(items, { size, read: counted })) found.push(...part)
    return { found, asked }
  }

  const whole = (batch: readonly number[]) => ({ result: [...batch], done: batch.length })

  test.each(['out-of-gas', 'timeout'] as const)(
    'behavior: halves on %s, remembers',
    async (reason) => {
      const { found, asked } = await readAll((batch) =>
        batch.length > 40 ? fail(reason) : whole(batch),
      )
      expect(found).toEqual(items)
      expect(asked.filter((length) => length > 40)).toEqual([100, 50, 43])
    },
  )

  test('behavior: goes on after what a call could do', async () => {
    const { found, asked } = await readAll((batch) => whole(batch.slice(0, 60)))
    expect(found).toEqual(items)
    expect(asked[0]).toBe(100)
    expect(asked[1]).toBe(60)
  })

  test('error: one item that does not fit, another failure, nothing done', async () => {
    await expect(readAll(() => fail('out-of-gas'))).rejects.toMatchObject({ reason: 'out-of-gas' })
    await expect(readAll(() => fail('network'))).rejects.toMatchObject({ reason: 'network' })
    await expect(readAll(() => ({ result: [], done: 0 }))).rejects.toMatchObject({
      shortMessage: 'A batch was read without its first item.',
    })
  })
})

import { describe, expect, test } from 'vitest'
import { getRangeHint } from './get-range-hint'

describe('getRangeHint', () => {
  test.each([
    ['this block range should work: [0x10, 0x1f]', 16],
    ['Try with this block range [0x1, 0x64].', 100],
    ['eth_getLogs is limited to a 10,000 range', 10_000],
    ['exceed maximum block range: 5000', 5_000],
    ['requests with up to a 2K block range', 2_000],
    ['Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range', 10],
    ['block range greater than 100000 max', 100_000],
  ])('behavior: %s', (message, blocks) => {
    expect(getRangeHint(message)).toBe(blocks)
  })

  test.each([
    'query returned more than 10000 results',
    'logs matched by query exceeds limit of 10000',
    'query timeout exceeded. Consider reducing your block range',
    'block range is too wide',
  ])('behavior: no block count in "%s"', (message) => {
    expect(getRangeHint(message)).toBeUndefined()
  })
})

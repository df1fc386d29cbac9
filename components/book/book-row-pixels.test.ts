import { expect, test } from 'vitest'
import { BOOK_ROW_PIXELS } from './book-row-pixels'
import { getReserve, TALLEST_PIXELS } from './get-reserve'

const ROWS = 100_000

test.each(Object.entries(BOOK_ROW_PIXELS))(
  'behavior: 100,000 rows fit what every browser lays out, %s',
  (_, pixels) => {
    expect(ROWS * pixels).toBeLessThan(TALLEST_PIXELS * 0.9)
    const count = 50
    expect(getReserve({ count, total: ROWS }, pixels) + count * pixels).toBe(ROWS * pixels)
  },
)

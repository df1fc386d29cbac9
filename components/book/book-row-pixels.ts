import type { RowPixels } from './get-reserve'

/**
 * Height of a row of the book: on a wide screen as its class says too, on a phone, where it is a list, about that;
 * those are measured. Low enough that 100,000 of them fit the tallest page that browsers lay out.
 */
export const BOOK_ROW_PIXELS: RowPixels = { wide: 41, list: 135 }

/** Firefox lays nothing out beyond this; Chromium and Safari go nearly twice as far. */
export const TALLEST_PIXELS = 17_895_697
/** With room for what stands above and below. */
const MOST_PIXELS = 17_500_000
/** From here on the book is a table, below a list: as in the styles. */
const WIDE_PIXELS = 768

export type RowPixels = { wide: number; list: number }

/** The height that a row is expected to have in this window. */
export function getRowPixels({ wide, list }: RowPixels): number {
  return window.innerWidth < WIDE_PIXELS ? list : wide
}

/** Height to keep free for rows that are still to come, so that nothing beneath them moves once they are there. */
export function getReserve(
  { count, total }: { count: number; total: number | null },
  rowPixels: number,
): number {
  if (total === null) return 0
  const most = Math.max(0, MOST_PIXELS - count * rowPixels)
  return Math.min(most, Math.max(0, total - count) * rowPixels)
}

/** Rows that would lie between the reserve's top and the window's lower edge, with the window once more ahead. */
export function getWantedRows(
  { top, windowHeight }: { top: number; windowHeight: number },
  rowPixels: number,
): number {
  return Math.max(0, Math.ceil((2 * windowHeight - top) / rowPixels))
}

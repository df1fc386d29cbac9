type Box = { left: number; top: number; bottom: number; width: number; height: number }
type Size = { width: number; height: number }

const MARGIN = 12
const GAP = 4

/** Where a definition stands in the view: under its word, above it where there is no room, never cut at a side. */
export function getTipPlace(
  word: Box,
  { tip, view }: { tip: Size; view: Size },
): { left: number; top: number } {
  const left = Math.max(MARGIN, Math.min(word.left, view.width - tip.width - MARGIN))
  const below = word.bottom + GAP
  const above = word.top - GAP - tip.height
  return { left, top: below + tip.height > view.height && above >= 0 ? above : below }
}

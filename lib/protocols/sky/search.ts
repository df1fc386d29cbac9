import type { Address } from '@/lib/risk/units'
import type { SearchRange, SkySearch } from './frame'

/** A search of the past that has not begun. */
export function beginSearch(range: { fromBlock: number; toBlock: number }): SkySearch {
  const fromBlock = Math.min(range.fromBlock, range.toBlock)
  const { toBlock } = range
  return { left: [{ fromBlock, toBlock }], toBlock, blocks: toBlock - fromBlock + 1 }
}

/** Share that is done, 0 to 1; 0 before it began. */
export function getSearched(search: SkySearch | null): number {
  if (search === null) return 0
  return search.left.length === 0
    ? 1
    : Math.min(0.999, 1 - countBlocks(search.left) / search.blocks)
}

/** The first range that is left was searched down to `fromBlock`. */
export function toSearched(search: SkySearch, fromBlock: number): SkySearch {
  const [newest, ...others] = search.left
  const rest = newest && fromBlock > newest.fromBlock ? [{ ...newest, toBlock: fromBlock - 1 }] : []
  return { ...search, left: [...rest, ...others] }
}

/** An auction house was learnt of: what it logged from there on was passed over, up to `head`. */
export function withClip(
  search: SkySearch,
  { clip, fromBlock, head }: { clip: Address; fromBlock: number; head: number },
): SkySearch {
  const toBlock = Math.max(search.toBlock, head)
  return add(search, { fromBlock, toBlock, clip })
}

/** Blocks after `last` were missed. */
export function withGap(
  search: SkySearch,
  { last, head }: { last: number; head: number },
): SkySearch {
  const gap = { fromBlock: last + 1, toBlock: head }
  return { ...add({ ...search, left: [] }, gap), left: [gap, ...search.left], toBlock: head }
}

function add(search: SkySearch, range: SearchRange): SkySearch {
  const left = [...search.left, range]
  return { ...search, left, blocks: search.blocks + countBlocks([range]) }
}

function countBlocks(ranges: readonly SearchRange[]): number {
  return ranges.reduce((sum, { fromBlock, toBlock }) => sum + toBlock - fromBlock + 1, 0)
}

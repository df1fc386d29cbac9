/** A search of the past for whom to follow, newest blocks first, that can be left and taken up again. */
export type BlockSearch = {
  /** Blocks not searched yet, both ends included, newest first. */
  left: readonly { fromBlock: number; toBlock: number }[]
  /** Blocks to search in all, those that were included. */
  blocks: number
  /** Share of the search that is done, 0 to 1: 1 once all that follows from it is done too. */
  searched: number
}

export function beginBlockSearch(range: { fromBlock: number; toBlock: number }): BlockSearch {
  const fromBlock = Math.min(range.fromBlock, range.toBlock)
  const left = [{ fromBlock, toBlock: range.toBlock }]
  return { left, blocks: range.toBlock - fromBlock + 1, searched: 0 }
}

/** The newest range that is left was searched down to `fromBlock`. */
export function toSearched(search: BlockSearch, fromBlock: number): BlockSearch {
  const [newest, ...older] = search.left
  const rest = newest && fromBlock > newest.fromBlock ? [{ ...newest, toBlock: fromBlock - 1 }] : []
  const left = [...rest, ...older]
  const blocksLeft = left.reduce((sum, range) => sum + range.toBlock - range.fromBlock + 1, 0)
  return { ...search, left, searched: Math.min(0.999, 1 - blocksLeft / search.blocks) }
}

/** Blocks that nobody followed are to be searched before what was left. */
export function addGap(
  search: BlockSearch,
  gap: { fromBlock: number; toBlock: number },
): BlockSearch {
  const length = gap.toBlock - gap.fromBlock + 1
  const blocks = search.blocks + length
  const searched = Math.min(search.searched, 1 - length / blocks)
  return { left: [gap, ...search.left], blocks, searched }
}

import type { StoredRow } from '../store'

/** What `save-in-a-loop` changes at a block: a few rows, some taken away, and now and then thousands. */
export function toLoopRows(block: number): StoredRow[] {
  const count = block % 17 === 0 ? 3_000 : 20
  return Array.from({ length: count }, (_, index) => {
    const key = `row-${(block * 31 + index * 7) % 4_001}`
    const isGone = (block + index) % 9 === 0
    return { key, value: isGone ? null : new Uint8Array(50 + (index % 300)).fill(block) }
  })
}

/** All rows after a block. */
export function replayLoopRows(lastBlock: number): Map<string, Uint8Array> {
  const rows = new Map<string, Uint8Array>()
  for (let block = 1; block <= lastBlock; block++)
    for (const { key, value } of toLoopRows(block))
      if (value) rows.set(key, value)
      else rows.delete(key)
  return rows
}

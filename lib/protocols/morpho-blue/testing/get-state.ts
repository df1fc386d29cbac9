import type { Follower } from './follower'

/** What a follower has, without what tells of its own way there. */
export function getState({ view }: Follower) {
  const frame = view.toFrame()
  const rows = [...(frame?.rows ?? [])].filter(([key]) => !key.startsWith('l:'))
  return {
    block: frame?.block.hash,
    rows: new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1))),
    markets: view.head?.markets,
    linePrices: view.head?.linePrices,
  }
}

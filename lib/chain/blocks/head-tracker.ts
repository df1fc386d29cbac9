import type { Hash } from 'viem'
import type { BlockRef } from './block-ref'

/** What a head that a node shows means beside the heads believed so far. */
export type HeadVerdict =
  /** The same, or its child, or the first of all. */
  | { kind: 'linked' }
  /** Further up: it follows if the node's block `number` is still `hash`. */
  | { kind: 'gap'; number: number; hash: Hash }
  /** It replaces what was believed if the node's block `number` is no longer `hash`. */
  | { kind: 'branch'; number: number; hash: Hash }
  /** An older block, and nothing shows that it is of another branch. */
  | { kind: 'behind'; blocks: number }

/** The heads that were believed, by which the next one is judged. */
export type HeadTracker = {
  readonly newest: BlockRef | undefined
  /** When the newest was last shown or confirmed, and when it last grew, ms. */
  readonly seenAt: number
  readonly grewAt: number
  judge(block: BlockRef): HeadVerdict
  /** @param replaces True where what was believed above or beside it is no longer of the chain. */
  believe(block: BlockRef, options?: { replaces?: boolean }): void
  /** The newest is still of the chain. */
  confirm(): void
  /** All nodes are at this older block. @returns For how long, ms; an advance along known blocks starts anew. */
  noteBehind(block: BlockRef): number
}

const kept = 256

export function createHeadTracker({ now = Date.now }: { now?: () => number } = {}): HeadTracker {
  const hashes = new Map<number, Hash>()
  let newest: BlockRef | undefined
  let behind: { hash: Hash; since: number } | undefined
  let seenAt = 0
  let grewAt = 0

  return {
    get newest() {
      return newest
    },
    get seenAt() {
      return seenAt
    },
    get grewAt() {
      return grewAt
    },
    judge(block) {
      if (!newest || block.hash === newest.hash) return { kind: 'linked' }
      if (block.parentHash === newest.hash) return { kind: 'linked' }
      const { number, hash } = newest
      if (block.number > number + 1) return { kind: 'gap', number, hash }
      if (block.number >= number) return { kind: 'branch', number, hash }
      const known = hashes.get(block.number)
      return known === undefined || known === block.hash
        ? { kind: 'behind', blocks: number - block.number }
        : { kind: 'branch', number: block.number, hash: known }
    },
    believe(block, { replaces = false } = {}) {
      if (replaces) hashes.clear()
      if (!newest || replaces || block.number > newest.number) grewAt = now()
      newest = block
      seenAt = now()
      behind = undefined
      hashes.set(block.number - 1, block.parentHash)
      hashes.set(block.number, block.hash)
      for (const oldest of hashes.keys()) {
        if (hashes.size <= kept) break
        hashes.delete(oldest)
      }
    },
    confirm() {
      seenAt = now()
    },
    noteBehind(block) {
      const moved = behind !== undefined && behind.hash !== block.hash
      if (!behind || (moved && hashes.get(block.number) === block.hash)) {
        behind = { hash: block.hash, since: now() }
      }
      return now() - behind.since
    },
  }
}

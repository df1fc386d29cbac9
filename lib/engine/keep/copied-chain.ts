import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { LiveChain } from '../live-entry'
import type { EntryHost } from './entry-host'

/** A chain that other processes follow, as their notes and what they wrote tell of it. */
export class CopiedChain implements LiveChain {
  readonly chainId: number
  readonly #client: ChainClient
  readonly #hosts: readonly EntryHost[]

  constructor(options: { client: ChainClient; hosts: readonly EntryHost[] }) {
    this.chainId = options.client.chainId
    this.#client = options.client
    this.#hosts = options.hosts
  }

  get head(): { number: number } | undefined {
    const numbers = this.#hosts.flatMap(({ note }) => note?.head ?? [])
    return numbers.length > 0 ? { number: Math.max(...numbers) } : this.indexed
  }

  /** The newest block that every entry has reached. */
  get indexed(): BlockRef | undefined {
    return getCommonBlock(this.#hosts)
  }

  get lagSeconds(): number | null {
    return this.head && this.head.number === this.indexed?.number ? 0 : null
  }

  get endpoints(): { healthy: number; total: number } {
    const known = this.#hosts.flatMap(({ note }) => note?.endpoints ?? [])
    return known[0] ?? { healthy: 0, total: this.#client.endpoints().total }
  }

  readBlock(number: number): Promise<BlockRef> {
    return this.#client.readBlock(number)
  }
}

/** The lowest of the blocks at which entries of one chain are; `undefined` while one has none. */
export function getCommonBlock(hosts: readonly EntryHost[]): BlockRef | undefined {
  const blocks = hosts.map(({ snapshots }) => snapshots[0]?.block)
  let lowest: BlockRef | undefined
  for (const block of blocks) {
    if (!block) return undefined
    if (!lowest || block.number < lowest.number) lowest = block
  }
  return lowest
}

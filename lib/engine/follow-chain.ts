import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { ReorgError } from '@/lib/errors'
import { BlockHistory } from './block-history'
import { type ChainStep, findStep } from './find-step'
import type { FollowedEntry } from './followed-entry'
import type { LiveChain } from './live-entry'
import type { Log } from './log'

/** So many looks in a row at an older head before it counts as a chain cut short, not a node that lags. */
const patienceWithOlderHead = 3

export type FollowChainOptions = {
  client: ChainClient
  onBlock: (block: BlockRef) => void
  onReorg: (reorg: { commonAncestor: number; depth: number; block: BlockRef }) => void
  log: Log
  /** Milliseconds between two looks at the head. */
  pollInterval: number
}

/**
 * Follows one chain's head and keeps its markets at it. One step at a time: find the new head and what
 * leads to it, fetch the logs once for all markets, let each market advance, tell that the block can be read.
 * A step that fails leaves everything as it was and is tried again.
 */
export class ChainFollower implements LiveChain {
  readonly #options: FollowChainOptions
  readonly #entries = new Set<FollowedEntry>()
  readonly #history = new BlockHistory()
  #head: BlockRef | undefined
  #confirmedAt: number | undefined
  #failure: string | undefined
  #looksBehind = 0
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  #wake: (() => void) | undefined
  #unwatch: (() => void) | undefined

  constructor(options: FollowChainOptions) {
    this.#options = options
  }

  get chainId(): number {
    return this.#options.client.chainId
  }
  /** The newest block seen, whether or not the markets are there already. */
  get head(): BlockRef | undefined {
    return this.#head
  }
  /** The newest block that the markets were brought to. */
  get indexed(): BlockRef | undefined {
    return this.#history.newest
  }
  get lagSeconds(): number | null {
    if (!this.#head || !this.indexed) return null
    return Math.max(0, this.#head.timestamp - this.indexed.timestamp)
  }
  /** When a node last confirmed the head, milliseconds since the epoch. */
  get confirmedAt(): number | undefined {
    return this.#confirmedAt
  }
  /** Why the last step failed; `undefined` when it did not. */
  get failure(): string | undefined {
    return this.#failure
  }

  /** Endpoints that answer, of those configured. */
  get endpoints(): { healthy: number; total: number } {
    return this.#options.client.endpoints()
  }

  /** The oldest followed block that is held. */
  get anchor(): BlockRef | undefined {
    return this.#history.oldest
  }

  /** From the next step on, this entry is kept at the head. */
  add(entry: FollowedEntry): void {
    this.#entries.add(entry)
    this.#wake?.()
  }

  remove(entry: FollowedEntry): void {
    this.#entries.delete(entry)
  }

  readBlock(number: number): Promise<BlockRef> {
    return this.#options.client.readBlock(number)
  }

  /** Runs until `stop`. Never rejects. */
  async run(): Promise<void> {
    let failures = 0
    this.#unwatch = this.#options.client.watchHeads(() => this.#wake?.())
    while (!this.#stopped) {
      try {
        await this.#step()
        failures = 0
        this.#failure = undefined
      } catch (error) {
        failures += 1
        this.#failure = error instanceof Error ? error.message : String(error)
        if (failures === 1 || failures % 30 === 0)
          this.#options.log.warn({ chainId: this.chainId, failures }, this.#failure)
      }
      await this.#pause(Math.min(this.#options.pollInterval * 2 ** Math.min(failures, 4), 15_000))
    }
  }

  stop(): void {
    this.#stopped = true
    this.#unwatch?.()
    clearTimeout(this.#timer)
    this.#wake?.()
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
      this.#timer = setTimeout(resolve, milliseconds)
    })
  }

  async #step(): Promise<void> {
    const entries = [...this.#entries]
    const head = await this.#options.client.readHead()
    this.#head = head
    this.#confirmedAt = Date.now()
    const previous = this.#history.newest
    if (previous?.hash === head.hash) {
      // No new block: a good moment for what discovery has found meanwhile and for markets that failed.
      await Promise.all(entries.map((entry) => entry.catchUp(head)))
      return
    }
    const step = await this.#findStep(head)
    if (step.kind === 'behind') return
    if (step.kind === 'replaced') this.#rewind(step, head)
    const logs = await this.#readLogs(step, head)
    const since = getSince(step, head)
    const advanced = await Promise.all(
      entries.map((entry) => entry.advance({ block: head, logs, since })),
    )
    if (entries.length > 0 && !advanced.includes(true))
      throw new Error(entries[0]?.failure ?? 'No market could be read.')
    this.#history.push(head)
    this.#options.onBlock(head)
  }

  async #findStep(head: BlockRef): Promise<ChainStep> {
    try {
      const step = await findStep({ client: this.#options.client, head, history: this.#history })
      this.#looksBehind = step.kind === 'behind' ? this.#looksBehind + 1 : 0
      return this.#looksBehind > patienceWithOlderHead
        ? { kind: 'replaced', ancestor: head.number }
        : step
    } catch (error) {
      if (!(error instanceof ReorgError)) throw error
      this.#options.log.error({ chainId: this.chainId }, error.message)
      for (const entry of this.#entries) entry.reopen()
      this.#history.rewind(-1)
      return { kind: 'first' }
    }
  }

  #rewind(step: Extract<ChainStep, { kind: 'replaced' }>, head: BlockRef): void {
    const depth = (this.#history.newest?.number ?? 0) - step.ancestor
    for (const entry of this.#entries) entry.rewind(step.ancestor)
    this.#history.rewind(step.ancestor)
    this.#options.onReorg({ commonAncestor: step.ancestor, depth, block: head })
  }

  async #readLogs(step: ChainStep, head: BlockRef): Promise<RawLog[]> {
    const since = getSince(step, head)
    if (since === undefined || since >= head.number) return []
    const filters = [...this.#entries].map((entry) => entry.getLogFilter())
    const addresses = [...new Set(filters.flatMap((filter) => filter.addresses))]
    const topics = [...new Set(filters.flatMap((filter) => filter.topics))]
    if (addresses.length === 0) return []
    const { client } = this.#options
    if (step.kind === 'next') {
      const { hash: blockHash, logsBloom } = head
      return client.readLogs({ addresses, topics, blockHash, ...(logsBloom ? { logsBloom } : {}) })
    }
    const parentHash = this.#history.get(since)?.hash
    const range = { fromBlock: since + 1, toBlock: head.number, toBlockHash: head.hash }
    return client.readLogs({ addresses, topics, ...range, ...(parentHash && { parentHash }) })
  }
}

/** The block whose logs were the last to be read. */
function getSince(step: ChainStep, head: BlockRef): number | undefined {
  if (step.kind === 'first' || step.kind === 'behind') return undefined
  return step.kind === 'next' ? head.number - 1 : step.ancestor
}

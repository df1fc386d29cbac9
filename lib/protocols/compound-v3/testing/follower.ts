import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { FollowedMarket, MarketFrame, MarketSnapshot, UsdPrices } from '../../market-adapter'
import type { CometEntry } from '../entry'
import { CometMarketView } from '../market-view'

/** Drives one entry as the engine does: the head, its logs, a frame; the past between blocks. */
export class Follower {
  readonly view: CometMarketView
  readonly frames: MarketFrame[] = []
  readonly #options: { client: ChainClient; usdPrices: UsdPrices; refreshedAStep?: number }
  #followed: FollowedMarket | undefined
  #upTo: number | undefined
  #snapshot: MarketSnapshot | undefined

  constructor(options: {
    client: ChainClient
    entry: CometEntry
    usdPrices?: UsdPrices
    refreshedAStep?: number
    /** What an earlier process has left. */
    kept?: MarketFrame
  }) {
    const { client, entry, usdPrices = () => null, refreshedAStep, kept } = options
    this.view = new CometMarketView(entry)
    if (kept) this.#snapshot = this.view.apply(structuredClone(kept))[0]
    this.#options = {
      client,
      usdPrices,
      ...(refreshedAStep === undefined ? {} : { refreshedAStep }),
    }
  }

  get followed(): FollowedMarket {
    if (!this.#followed) throw new Error('nothing is followed yet')
    return this.#followed
  }

  get snapshot(): MarketSnapshot {
    if (!this.#snapshot) throw new Error('nothing was read yet')
    return this.#snapshot
  }

  /** Brings the view to the head. */
  async step(): Promise<BlockRef> {
    const { client } = this.#options
    const block = await client.readHead()
    this.#followed ??= await this.view.follow({ ...this.#options, block })
    const fromBlock = (this.#upTo ?? this.#followed.start) + 1
    const logs =
      fromBlock > block.number
        ? []
        : await client.readLogs({
            ...this.#followed.getLogFilter(),
            fromBlock,
            toBlock: block.number,
          })
    const frame = structuredClone(await this.#followed.advance({ block, logs }))
    this.frames.push(frame)
    this.#upTo = block.number
    this.#snapshot = this.view.apply(frame)[0]
    return block
  }

  /** Steps and searches until all of the past is in. */
  async catchUp(): Promise<void> {
    const { signal } = new AbortController()
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const block = await this.step()
      if (this.followed.getProgress() === 1 && this.followed.countPending() === 0) return
      await this.followed.discover({ toBlock: block, signal })
    }
    throw new Error('the past is not in after 50 rounds')
  }

  rewind(blockNumber: number): void {
    this.followed.rewind(blockNumber)
    this.#upTo = blockNumber
  }
}

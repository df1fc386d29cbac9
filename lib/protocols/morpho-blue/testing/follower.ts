import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { FollowedMarket, MarketSnapshot, UsdPrices } from '../../market-adapter'
import type { MorphoEntry } from '../entry'
import { MorphoMarketView } from '../market-view'

/** Drives one entry as the engine does: the head, its logs, a frame; the past between blocks. */
export class Follower {
  readonly view: MorphoMarketView
  readonly #client: ChainClient
  readonly #usdPrices: UsdPrices
  #followed: FollowedMarket | undefined
  #upTo = 0
  snapshots: readonly MarketSnapshot[] = []

  constructor(options: { client: ChainClient; entry: MorphoEntry; usdPrices?: UsdPrices }) {
    this.view = new MorphoMarketView(options.entry)
    this.#client = options.client
    this.#usdPrices = options.usdPrices ?? (() => null)
  }

  get followed(): FollowedMarket {
    if (!this.#followed) throw new Error('nothing is followed yet')
    return this.#followed
  }

  /** Brings the view to the head. */
  async step(): Promise<BlockRef> {
    const block = await this.#client.readHead()
    this.#followed ??= await this.#open(block)
    const range = { fromBlock: this.#upTo + 1, toBlock: block.number }
    const logs =
      range.fromBlock > range.toBlock
        ? []
        : await this.#client.readLogs({ ...this.#followed.getLogFilter(), ...range })
    const frame = await this.#followed.advance({ block, logs })
    this.#upTo = block.number
    this.snapshots = this.view.apply(frame)
    return block
  }

  /** Steps and searches until all of the past is in. */
  async catchUp(): Promise<void> {
    const signal = new AbortController().signal
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const block = await this.step()
      if (this.followed.getProgress() === 1 && this.followed.countPending() === 0) return
      await this.followed.discover({ toBlock: block, signal })
    }
    throw new Error('the past is never done')
  }

  rewind(blockNumber: number): void {
    this.followed.rewind(blockNumber)
    this.#upTo = Math.min(this.#upTo, blockNumber)
  }

  async #open(block: BlockRef): Promise<FollowedMarket> {
    const followed = await this.view.follow({
      client: this.#client,
      block,
      usdPrices: this.#usdPrices,
    })
    this.#upTo = followed.start
    return followed
  }
}

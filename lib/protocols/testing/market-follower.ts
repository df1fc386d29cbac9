import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type {
  FollowedMarket,
  MarketFrame,
  MarketSnapshot,
  MarketView,
  UsdPrices,
} from '../market-adapter'

/** Drives one entry as the engine does: the head, its logs, a frame; the past between blocks. */
export class MarketFollower<View extends MarketView> {
  readonly view: View
  readonly frames: MarketFrame[] = []
  snapshots: readonly MarketSnapshot[] = []
  readonly #client: ChainClient
  readonly #follow: (block: BlockRef) => Promise<FollowedMarket>
  #followed: FollowedMarket | undefined
  #upTo: number | undefined

  /** @param options `more` goes to the view's `follow`, `kept` is what an earlier process has left */
  constructor(options: {
    client: ChainClient
    view: View
    usdPrices?: UsdPrices | undefined
    more?: Omit<Parameters<View['follow']>[0], 'client' | 'block' | 'usdPrices'>
    kept?: MarketFrame | undefined
  }) {
    const { client, view, usdPrices = () => null, more, kept } = options
    this.view = view
    this.#client = client
    this.#follow = (block) => view.follow({ client, usdPrices, ...more, block })
    if (kept) this.snapshots = view.apply(structuredClone(kept))
  }

  get followed(): FollowedMarket {
    if (!this.#followed) throw new Error('nothing is followed yet')
    return this.#followed
  }

  /** Of an entry that is one market. */
  get snapshot(): MarketSnapshot {
    const [snapshot] = this.snapshots
    if (!snapshot) throw new Error('nothing was read yet')
    return snapshot
  }

  /** Brings the view to the head. */
  async step(): Promise<BlockRef> {
    const block = await this.#client.readHead()
    this.#followed ??= await this.#follow(block)
    const range = { fromBlock: (this.#upTo ?? this.#followed.start) + 1, toBlock: block.number }
    const logs =
      range.fromBlock > range.toBlock
        ? []
        : await this.#client.readLogs({ ...this.#followed.getLogFilter(), ...range })
    const frame = await this.#followed.advance({ block, logs })
    this.frames.push(structuredClone(frame))
    this.#upTo = block.number
    this.snapshots = this.view.apply(frame)
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
    this.#upTo = Math.min(this.#upTo ?? blockNumber, blockNumber)
  }
}

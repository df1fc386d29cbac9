import { getBestSplit } from '@/lib/depth/get-best-split'
import type { DepthPool } from '@/lib/depth/pool'
import type { PoolReader } from '@/lib/pools/pool-reader'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'

/** What selling an amount of one asset for another brings: dollars at the oracle's price; `null` where no pool is known. */
export type SaleQuote = { saleUsd: number | null; isDebtIlliquid: boolean }

export type Sale = {
  collateral: Address
  debt: { asset: Address; decimals: number }
  amount: bigint
}

const notKnown: SaleQuote = { saleUsd: null, isDebtIlliquid: false }
/** Pairs looked at for one answer; more loans than that have the same ones mostly. */
const mostPairs = 16
/** A page is not kept waiting longer for pools. */
const patience = 2_000

/**
 * What known pools pay, at a snapshot's block. Pools that can't be read in time, and pairs beyond a limit, are not
 * known: never an empty market.
 */
export class SaleQuotes {
  readonly #pools: Pick<PoolReader, 'read'>
  readonly #snapshot: MarketSnapshot
  readonly #pairs = new Map<string, Promise<readonly DepthPool[] | null>>()
  readonly #deadline: Promise<null>

  constructor(options: { pools: Pick<PoolReader, 'read'>; snapshot: MarketSnapshot }) {
    this.#pools = options.pools
    this.#snapshot = options.snapshot
    this.#deadline = new Promise((resolve) => {
      setTimeout(resolve, patience, null).unref()
    })
  }

  async get({ collateral, debt, amount }: Sale): Promise<SaleQuote> {
    if (collateral === debt.asset || amount === 0n) return notKnown
    const pools = await this.#read(collateral, debt.asset)
    if (pools === null) return notKnown
    if (pools.length === 0)
      return { saleUsd: null, isDebtIlliquid: await this.#isIlliquid(debt.asset) }
    const priceUsd = this.#snapshot.findAsset(debt.asset)?.priceUsd ?? null
    if (priceUsd === null) return notKnown
    const { amountOut } = getBestSplit(pools, { tokenIn: collateral, amountIn: amount })
    const saleUsd = (Number(amountOut) / 10 ** debt.decimals) * Number(priceUsd)
    return { saleUsd, isDebtIlliquid: false }
  }

  /** Is it traded against none of the market's assets, each of which could be asked. */
  async #isIlliquid(debt: Address): Promise<boolean> {
    const others = this.#snapshot.getMarket().assets.filter(({ address }) => address !== debt)
    if (others.length === 0) return false
    const found = await Promise.all(others.map(({ address }) => this.#read(address, debt)))
    return found.every((pools) => pools?.length === 0)
  }

  /** `null`: not known. */
  #read(one: Address, other: Address): Promise<readonly DepthPool[] | null> {
    const key = [one, other].sort().join()
    const known = this.#pairs.get(key)
    if (known) return known
    if (this.#pairs.size >= mostPairs) return Promise.resolve(null)
    const { hash: blockHash, number: blockNumber } = this.#snapshot.block
    const reading = Promise.race([
      this.#pools.read([one, other], { blockHash, blockNumber }).catch(() => null),
      this.#deadline,
    ])
    this.#pairs.set(key, reading)
    return reading
  }
}

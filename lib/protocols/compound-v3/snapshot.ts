import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { Population } from '@/lib/risk/cascade/population'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import type { RankedMoves } from '@/lib/risk/rank-moves'
import type { Address } from '@/lib/risk/units'
import type { LiquidatableSince } from '../liquidatable-record'
import { LiquidatableRows } from '../liquidatable-rows'
import type {
  BookColumns,
  CurveAmounts,
  MarketAtBlock,
  MarketSnapshot,
  PositionReading,
} from '../market-adapter'
import type { PriceFalls } from '../price-falls'
import { SweepCopy } from '../sweep-copy'
import { toAsOf } from '../to-as-of'
import type { CometAssetKey, CometTable } from './account-table'
import type { CometEntry } from './entry'
import { getUsdAUnit, toUsd } from './view/dollars'
import { getCometPriceFalls } from './view/get-price-falls'
import type { CometSnapshotData, CometSweepCopy } from './view/snapshot-data'
import { toBookRow } from './view/to-book-row'
import { toMarket } from './view/to-market'
import { toCometPopulation } from './view/to-population'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

/** A Comet at one block. What is asked for is worked out once, when it is asked. */
export class CometSnapshot implements MarketSnapshot {
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  readonly liquidations: readonly Liquidation[]
  readonly liquidatable: LiquidatableRows<CometAccount, Address>
  readonly #entry: CometEntry
  readonly #data: CometSnapshotData
  readonly #sweep: CometSweepCopy
  readonly #owed: bigint
  #market: MarketAtBlock | undefined
  #population: Population | undefined

  /** @param options.accounts the Comet's table as it is at this block; it may change afterwards */
  constructor(options: {
    entry: CometEntry
    block: BlockRef
    data: Omit<CometSnapshotData, 'asOf'>
    accounts: CometTable
    liquidations: readonly Liquidation[]
  }) {
    const { entry, block, data, accounts } = options
    this.id = entry.id
    this.block = block
    this.asOf = toAsOf(block)
    this.liquidations = options.liquidations
    this.#entry = entry
    this.#data = { ...data, asOf: this.asOf }
    this.#owed = accounts.owed
    const { state } = data
    this.#sweep = new SweepCopy(accounts, {
      state,
      usdAUnit: getUsdAUnit(data.quote),
      addressOf: ({ address }) => address,
      isLiquidatable: () => !state.paused.absorb,
    })
    this.liquidatable = new LiquidatableRows(this.#sweep, ({ address }) => address)
  }

  getMarket(): MarketAtBlock {
    const [entry, data] = [this.#entry, this.#data]
    this.#market ??= toMarket({ entry, data, sweep: this.#sweep, owed: this.#owed })
    return this.#market
  }

  getBook(): BookColumns {
    return this.#sweep.book
  }

  toBookRow(row: number): BookRow {
    const account = this.#sweep.getAccount(row)
    if (!account) throw new RangeError(`no row ${row}`)
    return toBookRow({ market: this.#entry.id, data: this.#data, account })
  }

  hasAsset(row: number, asset: Address): boolean {
    const account = this.#sweep.getAccount(row)
    const found = this.#findAsset(asset)
    if (!account || found === undefined) return false
    if (found === 'base') return account.principal < 0n
    return account.collateral.some(({ offset }) => offset === found)
  }

  findAsset(asset: Address): { symbol: string; priceUsd: string | null } | undefined {
    const found = this.#findAsset(asset)
    if (found === undefined) return undefined
    const { state, quote } = this.#data
    const info = found === 'base' ? state.baseToken : state.assets[found]
    const price = this.#getPrice(found)
    const priceUsd = price === null ? null : toUsd(price, quote)
    return { symbol: info?.symbol ?? asset, priceUsd }
  }

  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts {
    const found = asset === null ? null : this.#findAsset(asset)
    if (found === undefined) return this.#sweep.getEmptyCurve(levels)
    const price = found === null ? null : this.#getPrice(found)
    const unitsAToken = price === null ? null : Number(price)
    return this.#sweep.getCurve(found, { levels, unitsAToken })
  }

  getAssetMoves(asset: Address): RankedMoves | undefined {
    const found = this.#findAsset(asset)
    return found === undefined ? undefined : this.#sweep.getMoves(found)
  }

  getPriceFalls(row: number): PriceFalls {
    const account = this.#sweep.getAccount(row)
    if (!account) throw new RangeError(`no row ${row}`)
    return getCometPriceFalls(this.#data.state, account)
  }

  getLiquidatableSince(row: number): LiquidatableSince | null {
    return this.liquidatable.getSince(row)
  }

  getPopulation(): Population {
    const { id, name, chainId } = this.#entry
    const { state, facts, quote } = this.#data
    this.#population ??= toCometPopulation({
      market: { id, name, chainId },
      state,
      facts,
      accounts: this.#sweep.accounts.rows,
      usdAUnit: getUsdAUnit(quote),
    })
    return this.#population
  }

  findPositions(address: Address): PositionReading[] {
    const account = this.#sweep.accounts.find(address)
    if (!account) return []
    const [entry, data] = [this.#entry, this.#data]
    const position = toPosition({ entry, data, account, ownView: null })
    return position ? [{ position, riskInput: toRiskInput({ entry, data, account }) }] : []
  }

  #getPrice(asset: CometAssetKey): bigint | null {
    const { basePrice, assets } = this.#data.state
    return asset === 'base' ? basePrice : (assets[asset]?.price ?? null)
  }

  #findAsset(asset: Address): CometAssetKey | undefined {
    const wanted = asset.toLowerCase()
    const { baseToken, assets } = this.#data.state
    if (baseToken.asset.toLowerCase() === wanted) return 'base'
    return assets.find((each) => each.asset.toLowerCase() === wanted)?.offset
  }
}

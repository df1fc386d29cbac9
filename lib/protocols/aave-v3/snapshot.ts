import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { MarketEntry } from '@/lib/config/market-entry'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { AaveAccount, AaveReserve } from '@/lib/risk/aave-v3/state'
import type { Population } from '@/lib/risk/cascade/population'
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
import type { AaveSweepCopy, AaveTable } from './account-table'
import { getAavePriceFalls } from './view/get-price-falls'
import type { AaveSnapshotData } from './view/snapshot-data'
import { toBookRow } from './view/to-book-row'
import { toEModes, toMarketAssets, toRuleSet } from './view/to-market'
import { toAavePopulation } from './view/to-population'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'
import { toLargestDebtors, toMarketTotals } from './view/to-totals'
import { toUsd } from './view/to-usd'

/** An Aave v3 market at one block. What is asked for is worked out once, when it is asked. */
export class AaveSnapshot implements MarketSnapshot {
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  readonly liquidations: readonly Liquidation[]
  readonly liquidatable: LiquidatableRows<AaveAccount, Address>
  readonly #entry: MarketEntry
  readonly #data: AaveSnapshotData
  readonly #sweep: AaveSweepCopy
  #market: MarketAtBlock | undefined
  #population: Population | undefined

  /** @param accounts the market's table as it is at this block; it may change afterwards */
  constructor(options: {
    entry: MarketEntry
    block: BlockRef
    data: Omit<AaveSnapshotData, 'asOf'>
    accounts: AaveTable
    liquidations: readonly Liquidation[]
  }) {
    this.id = options.entry.id
    this.block = options.block
    this.asOf = toAsOf(options.block)
    this.liquidations = options.liquidations
    this.#entry = options.entry
    this.#data = { ...options.data, asOf: this.asOf }
    const { state } = options.data
    this.#sweep = new SweepCopy(options.accounts, {
      state,
      usdAUnit: 1 / Number(state.baseCurrencyUnit),
      addressOf: ({ address }) => address,
      isLiquidatable: (account) => isLiquidatable(state, account),
    })
    this.liquidatable = new LiquidatableRows(this.#sweep, ({ address }) => address)
  }

  getMarket(): MarketAtBlock {
    this.#market ??= this.#toMarket()
    return this.#market
  }

  getBook(): BookColumns {
    return this.#sweep.book
  }

  toBookRow(row: number): BookRow {
    const account = this.#sweep.getAccount(row)
    if (!account) throw new RangeError(`no row ${row}`)
    return toBookRow({ market: this.#entry.id, state: this.#data.state, account })
  }

  hasAsset(row: number, asset: Address): boolean {
    const id = this.#findReserve(asset)?.id
    const account = this.#sweep.getAccount(row)
    return (
      id !== undefined && (account?.positions.some(({ reserveId }) => reserveId === id) ?? false)
    )
  }

  findAsset(asset: Address): { symbol: string; priceUsd: string | null } | undefined {
    const reserve = this.#findReserve(asset)
    if (!reserve) return undefined
    const { symbol, price } = reserve
    const { baseCurrencyUnit } = this.#data.state
    return { symbol, priceUsd: price === null ? null : toUsd(price, baseCurrencyUnit) }
  }

  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts {
    const reserve = asset === null ? null : this.#findReserve(asset)
    if (reserve === undefined) return this.#sweep.getEmptyCurve(levels)
    const unitsAToken = typeof reserve?.price === 'bigint' ? Number(reserve.price) : null
    return this.#sweep.getCurve(reserve?.id ?? null, { levels, unitsAToken })
  }

  getAssetMoves(asset: Address): RankedMoves | undefined {
    const reserve = this.#findReserve(asset)
    return reserve && this.#sweep.getMoves(reserve.id)
  }

  getPriceFalls(row: number): PriceFalls {
    const account = this.#sweep.getAccount(row)
    if (!account) throw new RangeError(`no row ${row}`)
    return getAavePriceFalls(this.#data.state, account)
  }

  getLiquidatableSince(row: number): LiquidatableSince | null {
    return this.liquidatable.getSince(row)
  }

  getPopulation(): Population {
    const { id, name, chainId } = this.#entry
    const { state, facts } = this.#data
    this.#population ??= toAavePopulation({
      market: { id, name, chainId },
      state,
      accounts: this.#sweep.accounts.rows,
      getFeed: (reserveId) => {
        const own = facts.reserves[reserveId]
        return own?.feed?.address ?? own?.priceSource ?? null
      },
    })
    return this.#population
  }

  findPositions(address: Address): PositionReading[] {
    const account = this.#sweep.accounts.find(address)
    if (!account) return []
    const [entry, data] = [this.#entry, this.#data]
    const position = toPosition({ entry, data, account, onChainHealthFactor: null })
    return position ? [{ position, riskInput: toRiskInput({ entry, ...data, account }) }] : []
  }

  #findReserve(asset: Address): AaveReserve | undefined {
    const wanted = asset.toLowerCase()
    return this.#data.state.reserves.find((reserve) => reserve?.asset.toLowerCase() === wanted)
  }

  #toMarket(): MarketAtBlock {
    const { id, protocol, chainId, name } = this.#entry
    const data = this.#data
    const assets = toMarketAssets(data)
    return {
      id,
      protocol,
      chainId,
      name,
      ruleSet: toRuleSet(data.state.rules.revision),
      poolAddress: data.facts.pool,
      asOf: this.asOf,
      borrowers: this.#sweep.book.length,
      unpricedAccounts: this.#sweep.unpriced,
      ...toMarketTotals({ sweep: this.#sweep, data, assets }),
      largest: toLargestDebtors({ sweep: this.#sweep, assets }),
      assets,
      eModes: toEModes(data),
    }
  }
}

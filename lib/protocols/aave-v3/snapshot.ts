import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { AaveReserve } from '@/lib/risk/aave-v3/state'
import type { Population } from '@/lib/risk/cascade/population'
import type { Address } from '@/lib/risk/units'
import type { LiquidatableRecord, LiquidatableSince } from '../liquidatable-record'
import type {
  BookColumns,
  CurveAmounts,
  MarketAtBlock,
  MarketSnapshot,
  PositionReading,
} from '../market-adapter'
import { toAsOf } from '../to-as-of'
import type { AccountTable, FrozenAccounts } from './account-table'
import { AaveSweepCopy } from './sweep-copy'
import type { AaveSnapshotData } from './view/snapshot-data'
import { toBookRow } from './view/to-book-row'
import { toEModes, toMarketAssets, toRuleSet } from './view/to-market'
import { toAavePopulation } from './view/to-population'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'
import { toLargest, toTotals } from './view/to-totals'
import { toUsd } from './view/to-usd'

/** An Aave v3 market at one block. What is asked for is worked out once, when it is asked. */
export class AaveSnapshot implements MarketSnapshot {
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  readonly liquidations: readonly Liquidation[]
  readonly #entry: MarketEntry
  readonly #data: AaveSnapshotData
  readonly #accounts: FrozenAccounts
  readonly #sweep: AaveSweepCopy
  readonly #curves = new Map<Address | null, CurveAmounts>()
  #market: MarketAtBlock | undefined
  #population: Population | undefined
  #liquidatable: LiquidatableRecord<Address> | null = null

  /** @param accounts the market's table as it is at this block; it may change afterwards */
  constructor(options: {
    entry: MarketEntry
    block: BlockRef
    data: Omit<AaveSnapshotData, 'asOf'>
    accounts: AccountTable
    liquidations: readonly Liquidation[]
  }) {
    this.id = options.entry.id
    this.block = options.block
    this.asOf = toAsOf(options.block)
    this.liquidations = options.liquidations
    this.#entry = options.entry
    this.#data = { ...options.data, asOf: this.asOf }
    this.#accounts = options.accounts.freeze()
    this.#sweep = new AaveSweepCopy(options.accounts, options.data.state)
  }

  getMarket(): MarketAtBlock {
    this.#market ??= this.#toMarket()
    return this.#market
  }

  getBook(): BookColumns {
    return this.#sweep.book
  }

  toBookRow(row: number): BookRow {
    const account = this.#accounts.rows[this.#sweep.getAccountRow(row)]
    if (!account) throw new RangeError(`no row ${row}`)
    return toBookRow({ market: this.#entry.id, state: this.#data.state, account })
  }

  hasAsset(row: number, asset: Address): boolean {
    const id = this.#findReserve(asset)?.id
    const account = this.#accounts.rows[this.#sweep.getAccountRow(row)]
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
    const known = this.#curves.get(reserve?.asset ?? null)
    if (known) return known
    const curve = this.#sweep.getCurve(reserve?.id ?? null, levels)
    this.#curves.set(reserve?.asset ?? null, curve)
    return curve
  }

  /** What the snapshot itself has listed, once it is known since when: before anybody else reads it. */
  setLiquidatable(record: LiquidatableRecord<Address>): void {
    this.#liquidatable = record
  }

  getLiquidatableSince(row: number): LiquidatableSince | null {
    const account = this.#accounts.rows[this.#sweep.getAccountRow(row)]
    return (account && this.#liquidatable?.since.get(account.address)) ?? null
  }

  getPopulation(): Population {
    const { id, name, chainId } = this.#entry
    const { state, facts } = this.#data
    this.#population ??= toAavePopulation({
      market: { id, name, chainId },
      state,
      accounts: this.#accounts.rows,
      getFeed: (reserveId) => {
        const own = facts.reserves[reserveId]
        return own?.feed?.address ?? own?.priceSource ?? null
      },
    })
    return this.#population
  }

  findPositions(address: Address): PositionReading[] {
    const account = this.#accounts.find(address)
    if (!account) return []
    const [entry, data] = [this.#entry, this.#data]
    const position = toPosition({ entry, data, account, onChainHealthFactor: null })
    return position ? [{ position, riskInput: toRiskInput({ entry, ...data, account }) }] : []
  }

  /** Accounts whose liquidation would pass now. */
  listLiquidatable(): Address[] {
    return this.#sweep.listLiquidatable()
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
      ...toTotals({ sweep: this.#sweep, data, assets }),
      largest: toLargest({ sweep: this.#sweep, assets }),
      assets,
      eModes: toEModes(data),
    }
  }
}

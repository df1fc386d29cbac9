import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/block-ref'
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
import type { AccountTable } from './account-table'
import type { CometEntry } from './entry'
import { CometSweepCopy } from './sweep-copy'
import { getUsdAUnit, toUsd } from './view/dollars'
import type { CometSnapshotData } from './view/snapshot-data'
import { toBookRow } from './view/to-book-row'
import { toMarket } from './view/to-market'
import { toCometPopulation } from './view/to-population'
import { toPosition } from './view/to-position'

/** A Comet at one block. What is asked for is worked out once, when it is asked. */
export class CometSnapshot implements MarketSnapshot {
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  readonly liquidations: readonly Liquidation[]
  readonly #entry: CometEntry
  readonly #data: CometSnapshotData
  readonly #sweep: CometSweepCopy
  readonly #curves = new Map<number | 'base' | null, CurveAmounts>()
  #market: MarketAtBlock | undefined
  #population: Population | undefined
  #liquidatable: LiquidatableRecord<Address> | null = null

  /** @param options.accounts the Comet's table as it is at this block; it may change afterwards */
  constructor(options: {
    entry: CometEntry
    block: BlockRef
    data: Omit<CometSnapshotData, 'asOf'>
    accounts: AccountTable
    liquidations: readonly Liquidation[]
  }) {
    const { entry, block, data, accounts } = options
    this.id = entry.id
    this.block = block
    this.asOf = toAsOf(block)
    this.liquidations = options.liquidations
    this.#entry = entry
    this.#data = { ...data, asOf: this.asOf }
    const usdAUnit = getUsdAUnit(data.quote)
    this.#sweep = new CometSweepCopy(accounts, { state: data.state, usdAUnit })
  }

  getMarket(): MarketAtBlock {
    this.#market ??= toMarket({ entry: this.#entry, data: this.#data, sweep: this.#sweep })
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
    const price = found === 'base' ? state.basePrice : state.assets[found]?.price
    const priceUsd = typeof price === 'bigint' ? toUsd(price, quote) : null
    return { symbol: info?.symbol ?? asset, priceUsd }
  }

  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts {
    const found = asset === null ? null : this.#findAsset(asset)
    if (found === undefined) return this.#sweep.getEmptyCurve(levels)
    const known = this.#curves.get(found)
    if (known?.debt.length === levels.length) return known
    const curve = this.#sweep.getCurve(found, levels)
    this.#curves.set(found, curve)
    return curve
  }

  /** What the snapshot itself has listed, once it is known since when: before anybody else reads it. */
  setLiquidatable(record: LiquidatableRecord<Address>): void {
    this.#liquidatable = record
  }

  getLiquidatableSince(row: number): LiquidatableSince | null {
    const account = this.#sweep.getAccount(row)
    return (account && this.#liquidatable?.since.get(account.address)) ?? null
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
    return position ? [{ position, riskInput: null }] : []
  }

  /** Accounts whose absorption would pass now. */
  listLiquidatable(): Address[] {
    return this.#sweep.listLiquidatable()
  }

  #findAsset(asset: Address): number | 'base' | undefined {
    const wanted = asset.toLowerCase()
    const { baseToken, assets } = this.#data.state
    if (baseToken.asset.toLowerCase() === wanted) return 'base'
    return assets.find((each) => each.asset.toLowerCase() === wanted)?.offset
  }
}

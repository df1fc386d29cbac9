import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { Population } from '@/lib/risk/cascade/population'
import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import type { MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { LiquidatableRecord, LiquidatableSince } from '../liquidatable-record'
import type {
  BookColumns,
  CurveAmounts,
  MarketAtBlock,
  MarketSnapshot,
  PositionReading,
} from '../market-adapter'
import { type PositionKey, toPositionKey } from './frame'
import type { SweptAccounts } from './swept-accounts'
import { toUsdAUnit, toUsdPrice } from './view/dollars'
import { type MorphoMarketData, toMarketId, toMarketName } from './view/market-data'
import { toBookRow } from './view/to-book-row'
import { toMarket } from './view/to-market'
import { toMorphoPopulation } from './view/to-population'
import { toPosition } from './view/to-position'

type Side = 'collateral' | 'loan'

/** One market of a Morpho at one block. What is asked for is worked out once, when it is asked. */
export class MorphoSnapshot implements MarketSnapshot {
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  readonly liquidations: readonly Liquidation[]
  readonly #data: MorphoMarketData
  readonly #swept: SweptAccounts
  readonly #curves = new Map<Side | null, CurveAmounts>()
  #market: MarketAtBlock | undefined
  #population: Population | undefined
  #liquidatable: LiquidatableRecord<PositionKey> | null = null
  #book: BookColumns | undefined

  constructor(options: {
    block: BlockRef
    data: MorphoMarketData
    swept: SweptAccounts
    liquidations: readonly Liquidation[]
  }) {
    const { block, data, swept, liquidations } = options
    this.id = toMarketId(data.entry, data.facts.id)
    this.block = block
    this.asOf = data.asOf
    this.liquidations = liquidations
    this.#data = data
    this.#swept = swept
  }

  getMarket(): MarketAtBlock {
    this.#market ??= toMarket(this.#data, this.#swept)
    return this.#market
  }

  getBook(): BookColumns {
    this.#book ??= this.#toBook()
    return this.#book
  }

  toBookRow(row: number): BookRow {
    const account = this.#swept.accounts[row]
    if (!account) throw new RangeError(`no row ${row}`)
    return toBookRow(this.#data, account)
  }

  hasAsset(row: number, asset: Address): boolean {
    const side = this.#findSide(asset)
    const account = this.#swept.accounts[row]
    if (!account || !side) return false
    return side === 'loan' || account.collateral > 0n || asset === this.#getToken('loan').asset
  }

  findAsset(asset: Address): { symbol: string; priceUsd: string | null } | undefined {
    const side = this.#findSide(asset)
    if (!side) return undefined
    return {
      symbol: this.#getToken(side).symbol,
      priceUsd: toUsdPrice(this.#data.dollars[side]),
    }
  }

  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts {
    const side = asset === null ? null : this.#findSide(asset)
    if (side === undefined) return this.#getEmptyCurve(levels, this.#swept.unpriced)
    const known = this.#curves.get(side)
    if (known) return known
    const curve = this.#toCurve(side, levels)
    this.#curves.set(side, curve)
    return curve
  }

  /** What the snapshot itself has listed, once it is known since when: before anybody else reads it. */
  setLiquidatable(record: LiquidatableRecord<PositionKey>): void {
    this.#liquidatable = record
  }

  getLiquidatableSince(row: number): LiquidatableSince | null {
    const account = this.#swept.accounts[row]
    if (!account) return null
    const key = toPositionKey(this.#data.facts.id, account.address)
    return this.#liquidatable?.since.get(key) ?? null
  }

  getPopulation(): Population {
    const { entry, facts, state, dollars, feeds } = this.#data
    const toNumber = (price: bigint | null) => (price === null ? null : Number(price) / 1e36)
    this.#population ??= toMorphoPopulation({
      market: { id: this.id, name: toMarketName(facts), chainId: entry.chainId },
      state,
      accounts: this.#swept.accounts,
      dollars: { loan: toNumber(dollars.loan), collateral: toNumber(dollars.collateral) },
      feed: feeds[0]?.address ?? null,
    })
    return this.#population
  }

  findPositions(address: Address): PositionReading[] {
    const account = this.#swept.find(address)
    if (!account) return []
    const position = toPosition({ data: this.#data, account, ownView: null })
    return position ? [{ position, riskInput: null }] : []
  }

  #toBook(): BookColumns {
    const { length, accounts, healthFactors, collateral, debt } = this.#swept
    const unit = this.#getUsdAUnit()
    return {
      length,
      addresses: accounts.map(({ address }) => address),
      healthFactors,
      collateralUsd: collateral.map((value) => value * unit),
      debtUsd: debt.map((value, row) =>
        Number.isNaN(collateral[row] ?? Number.NaN) ? Number.NaN : value * unit,
      ),
    }
  }

  /** Without dollars no account can be put on it: each counts as left out. */
  #toCurve(side: Side | null, levels: readonly number[]): CurveAmounts {
    const unit = this.#getUsdAUnit()
    const swept = this.#swept
    const price = this.#data.state.collateralPrice
    if (Number.isNaN(unit) || price === null) return this.#getEmptyCurve(levels, swept.length)
    const exposure = side === null ? null : swept.getExposure(side)
    const curve = getRiskCurve({ rows: swept, exposure, levels })
    const aToken = (Number(price) / 1e36) * 10 ** this.#getToken('collateral').decimals
    const toUsd = (values: Float64Array) => values.map((value) => value * unit)
    return {
      collateral: toUsd(curve.collateral),
      assetAmount: side === null ? null : curve.inAsset.map((value) => value / aToken),
      debt: toUsd(curve.debt),
      accounts: curve.accounts,
      badDebt: toUsd(curve.badDebt),
      unpricedAccounts: swept.unpriced,
    }
  }

  #getEmptyCurve(levels: readonly number[], unpricedAccounts: number): CurveAmounts {
    const zeros = () => new Float64Array(levels.length)
    return {
      collateral: zeros(),
      assetAmount: zeros(),
      debt: zeros(),
      accounts: zeros(),
      badDebt: zeros(),
      unpricedAccounts,
    }
  }

  #getUsdAUnit(): number {
    return toUsdAUnit(this.#data.dollars.loan, this.#data.facts.loanToken.decimals)
  }

  #getToken(side: Side): MorphoToken {
    const { collateralToken, loanToken } = this.#data.facts
    return side === 'collateral' ? collateralToken : loanToken
  }

  #findSide(asset: Address): Side | undefined {
    const wanted = asset.toLowerCase()
    if (this.#getToken('collateral').asset.toLowerCase() === wanted) return 'collateral'
    return this.#getToken('loan').asset.toLowerCase() === wanted ? 'loan' : undefined
  }
}

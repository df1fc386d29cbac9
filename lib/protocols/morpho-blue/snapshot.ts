import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { PriceSource } from '@/lib/oracles/rounds/price-source'
import type { Population } from '@/lib/risk/cascade/population'
import type { MorphoAccount, MorphoToken } from '@/lib/risk/morpho-blue/state'
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
import type { MorphoSide, MorphoSweepCopy, MorphoTable } from './account-table'
import { type PositionKey, toPositionKey } from './frame'
import { toUsdAUnit, toUsdPrice } from './view/dollars'
import { getMorphoPriceFalls } from './view/get-price-falls'
import { type MorphoMarketData, toMarketId, toMarketName } from './view/market-data'
import { toBookRow } from './view/to-book-row'
import { toMarket } from './view/to-market'
import { toMorphoPopulation } from './view/to-population'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

/** One market of a Morpho at one block. What is asked for is worked out once, when it is asked. */
export class MorphoSnapshot implements MarketSnapshot {
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  readonly liquidations: readonly Liquidation[]
  readonly liquidatable: LiquidatableRows<MorphoAccount, PositionKey>
  readonly #data: MorphoMarketData
  readonly #sweep: MorphoSweepCopy
  #market: MarketAtBlock | undefined
  #population: Population | undefined

  /** @param options.accounts the market's table as it is at this block; it may change afterwards */
  constructor(options: {
    block: BlockRef
    data: MorphoMarketData
    accounts: MorphoTable
    liquidations: readonly Liquidation[]
  }) {
    const { block, data, accounts, liquidations } = options
    this.id = toMarketId(data.entry, data.facts.id)
    this.block = block
    this.asOf = data.asOf
    this.liquidations = liquidations
    this.#data = data
    this.#sweep = new SweepCopy(accounts, {
      state: data.state,
      usdAUnit: toUsdAUnit(data.dollars.loan, data.facts.loanToken.decimals),
      addressOf: ({ address }) => address,
    })
    this.liquidatable = new LiquidatableRows(this.#sweep, ({ address }) =>
      toPositionKey(data.facts.id, address),
    )
  }

  getMarket(): MarketAtBlock {
    this.#market ??= toMarket(this.#data, this.#sweep)
    return this.#market
  }

  getBook(): BookColumns {
    return this.#sweep.book
  }

  toBookRow(row: number): BookRow {
    const account = this.#sweep.getAccount(row)
    if (!account) throw new RangeError(`no row ${row}`)
    return toBookRow(this.#data, account)
  }

  hasAsset(row: number, asset: Address): boolean {
    const side = this.#findSide(asset)
    const account = this.#sweep.getAccount(row)
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
    const price = this.#data.state.collateralPrice
    if (side === undefined || price === null) return this.#sweep.getEmptyCurve(levels)
    const unitsAToken = (Number(price) / 1e36) * 10 ** this.#getToken('collateral').decimals
    return this.#sweep.getCurve(side, { levels, unitsAToken })
  }

  getAssetMoves(asset: Address): RankedMoves | undefined {
    const side = this.#findSide(asset)
    return side && this.#sweep.getMoves(side)
  }

  getPriceFalls(row: number): PriceFalls {
    const account = this.#sweep.getAccount(row)
    if (!account) throw new RangeError(`no row ${row}`)
    return getMorphoPriceFalls(this.#data.state, account)
  }

  getLiquidatableSince(row: number): LiquidatableSince | null {
    return this.liquidatable.getSince(row)
  }

  /** The oracle prices the collateral in the loan token: it may name feeds for either side. */
  get priceSources(): readonly PriceSource[] {
    const { oracle: source, collateralToken, loanToken } = this.#data.facts
    return [
      { asset: collateralToken.asset, source, part: 'base' },
      { asset: loanToken.asset, source, part: 'quote' },
    ]
  }

  getPopulation(): Population {
    const { entry, facts, state, dollars, feeds } = this.#data
    const toNumber = (price: bigint | null) => (price === null ? null : Number(price) / 1e36)
    this.#population ??= toMorphoPopulation({
      market: { id: this.id, name: toMarketName(facts), chainId: entry.chainId },
      state,
      accounts: this.#sweep.accounts.rows,
      dollars: { loan: toNumber(dollars.loan), collateral: toNumber(dollars.collateral) },
      feed: feeds[0]?.address ?? null,
    })
    return this.#population
  }

  findPositions(address: Address): PositionReading[] {
    const account = this.#sweep.accounts.find(address)
    if (!account) return []
    const position = toPosition({ data: this.#data, account, ownView: null })
    return position ? [{ position, riskInput: toRiskInput(this.#data, account) }] : []
  }

  #getToken(side: MorphoSide): MorphoToken {
    const { collateralToken, loanToken } = this.#data.facts
    return side === 'collateral' ? collateralToken : loanToken
  }

  #findSide(asset: Address): MorphoSide | undefined {
    const wanted = asset.toLowerCase()
    if (this.#getToken('collateral').asset.toLowerCase() === wanted) return 'collateral'
    return this.#getToken('loan').asset.toLowerCase() === wanted ? 'loan' : undefined
  }
}

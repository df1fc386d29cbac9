import { getAddress } from 'viem'
import { toDecimalString } from '@/lib/api/decimal'
import type { AsOf } from '@/lib/api/schema/as-of'
import type { Auction } from '@/lib/api/schema/auction'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { PriceSource } from '@/lib/oracles/rounds/price-source'
import type { Population } from '@/lib/risk/cascade/population'
import type { RankedMoves } from '@/lib/risk/rank-moves'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
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
import type { AuctionRecord } from './auction-record'
import type { SkyHouse } from './frame'
import type { SkySetup } from './setup'
import { type SkyEntry, toMarketId } from './sky-entry'
import type { SkyIlkReading } from './to-ilk-reading'
import { toUrn } from './to-urn'
import { type SkyVault, toVaultId } from './vault'
import type { VaultSweepCopy, VaultTable } from './vault-table'
import { getSkyPriceFalls } from './view/get-price-falls'
import { listAuctions } from './view/list-auctions'
import { type SkyData, toMarketName } from './view/sky-data'
import { toBookRow } from './view/to-book-row'
import { toMarket } from './view/to-market'
import { toSkyPopulation } from './view/to-population'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

/** One ilk at one block. What is asked for is worked out once, when it is asked. */
export class SkySnapshot implements MarketSnapshot {
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  readonly liquidations: readonly Liquidation[]
  readonly liquidatable: LiquidatableRows<SkyVault>
  readonly #data: SkyData
  readonly #sweep: VaultSweepCopy
  readonly #houses: readonly SkyHouse[]
  readonly #records: readonly AuctionRecord[]
  #market: MarketAtBlock | undefined
  #population: Population | undefined
  #auctions: readonly Auction[] | undefined

  /** @param options.table the ilk's vaults as they are at this block; they may change afterwards */
  constructor(options: {
    entry: SkyEntry
    block: BlockRef
    setup: SkySetup
    reading: SkyIlkReading
    table: VaultTable
    houses: readonly SkyHouse[]
    records: readonly AuctionRecord[]
    liquidations: readonly Liquidation[]
  }) {
    const { entry, block, setup, reading, table } = options
    this.id = toMarketId(entry, reading.state.ilk)
    this.block = block
    this.asOf = toAsOf(block)
    this.liquidations = options.liquidations
    this.#data = { entry, asOf: this.asOf, reading, dai: setup.dai }
    const { state } = reading
    // Health is the stored rate's, as `bark` judges; the book's debt includes the fee up to the block.
    this.#sweep = new SweepCopy(table, {
      state,
      usdAUnit: 1,
      debtGrowth: Number(applySkyDrip(state).rate) / Number(state.rate),
      addressOf: ({ account }) => account,
      subaccountOf: ({ urn }) => urn,
      isLiquidatable: (vault) => getSkyBark(state, toUrn(vault)).kind === 'barks',
    })
    this.liquidatable = new LiquidatableRows(this.#sweep, toVaultId)
    this.#houses = options.houses
    this.#records = options.records
  }

  /** Those that run first, then the newest. */
  get auctions(): readonly Auction[] {
    this.#auctions ??= listAuctions(this.#data, { houses: this.#houses, records: this.#records })
    return this.#auctions
  }

  getMarket(): MarketAtBlock {
    this.#market ??= toMarket(this.#data, this.#sweep)
    return this.#market
  }

  getBook(): BookColumns {
    return this.#sweep.book
  }

  toBookRow(row: number): BookRow {
    const vault = this.#sweep.getAccount(row)
    if (!vault) throw new RangeError(`no row ${row}`)
    return toBookRow(this.#data, vault)
  }

  hasAsset(row: number, asset: Address): boolean {
    const vault = this.#sweep.getAccount(row)
    if (!vault) return false
    const side = this.#findSide(asset)
    return side === 'gem' ? vault.ink > 0n : side === 'dai' && vault.art > 0n
  }

  findAsset(asset: Address): { symbol: string; priceUsd: string | null } | undefined {
    const side = this.#findSide(asset)
    const { reading, dai } = this.#data
    const { gem, par } = reading.state
    if (side === 'dai') return { symbol: dai.symbol, priceUsd: toDecimalString(par, 27) }
    const price = getSkyPrice(reading.state)
    const priceUsd = price === null ? null : toDecimalString(price, 18)
    return side === 'gem' ? { symbol: gem.symbol, priceUsd } : undefined
  }

  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts {
    const side = asset === null ? null : this.#findSide(asset)
    if (side === undefined) return this.#sweep.getEmptyCurve(levels)
    const { dai, reading } = this.#data
    const own = side === null ? null : side === 'gem' ? reading.state.gem.asset : dai.asset
    const price = side === 'gem' ? getSkyPrice(reading.state) : null
    const unitsAToken = price === null ? null : Number(price) / 1e18
    return this.#sweep.getCurve(own, { levels, unitsAToken })
  }

  getAssetMoves(asset: Address): RankedMoves | undefined {
    const side = this.#findSide(asset)
    const { dai, reading } = this.#data
    return side && this.#sweep.getMoves(side === 'gem' ? reading.state.gem.asset : dai.asset)
  }

  getPriceFalls(row: number): PriceFalls {
    const vault = this.#sweep.getAccount(row)
    if (!vault) throw new RangeError(`no row ${row}`)
    return getSkyPriceFalls(this.#data.reading.state, toUrn(vault))
  }

  getLiquidatableSince(row: number): LiquidatableSince | null {
    return this.liquidatable.getSince(row)
  }

  /** Dai counts at `par`, whatever it is worth. */
  get priceSources(): readonly PriceSource[] {
    const { reading, dai } = this.#data
    return [
      { asset: reading.state.gem.asset, source: reading.pip, part: 'price' },
      { asset: dai.asset, source: null, part: 'fixed' },
    ]
  }

  getPopulation(): Population {
    const { entry, dai, reading } = this.#data
    this.#population ??= toSkyPopulation({
      market: { id: this.id, name: toMarketName(this.#data), chainId: entry.chainId },
      state: reading.state,
      dai,
      vaults: this.#sweep.accounts.rows,
      pip: reading.pip,
    })
    return this.#population
  }

  findPositions(address: Address): PositionReading[] {
    const account = getAddress(address)
    const own = this.#sweep.accounts.rows.filter(
      (vault) => vault.account === account || vault.holder === account || vault.urn === account,
    )
    return own.map((found) => {
      const vault = { ...found, account }
      return {
        position: toPosition(this.#data, { vault, vatView: null }),
        riskInput: toRiskInput(this.#data, vault),
      }
    })
  }

  #findSide(asset: Address): 'gem' | 'dai' | undefined {
    const wanted = asset.toLowerCase()
    if (this.#data.reading.state.gem.asset.toLowerCase() === wanted) return 'gem'
    return this.#data.dai.asset.toLowerCase() === wanted ? 'dai' : undefined
  }
}

import { type Bite, findBite } from './find-bite'
import type { Population, PopulationMarket } from './population'
import { getTotalDebt, settleBite, takeAll } from './settle'

/** What forced sales came to, dollars. */
export type LedgerTotals = {
  accounts: number
  liquidations: number
  repaid: number
  /** At the prices of the sale, protocol fee included. */
  seized: number
  protocolFee: number
  badDebt: number
}

/** Bites that one account can take at one look. */
export const MOST_BITES = 32

/** Sums of one row at the ledger's prices, dollars. `health` is `NaN` without debt. */
export type RowSums = { collateral: number; weighted: number; debt: number; health: number }

/** An average threshold this close below a whole bps is that bps. */
const AVERAGE_SNAP = 1e-7

/**
 * A population's amounts while forced sales change them, at prices that move. Judges only accounts whose health
 * can have fallen below 1: health is at least what it was at the population's own prices × lowest ÷ highest price
 * factor since.
 */
export class Ledger {
  readonly population: Population
  /** By leg, tokens. */
  readonly amounts: Float64Array
  /** By terms: dollars a token now. */
  readonly values: Float64Array
  /** The sums of the row that was judged last. */
  readonly row: RowSums = { collateral: 0, weighted: 0, debt: 0, health: Number.NaN }
  readonly #weights: Float64Array
  /** By asset: whether some account holds it as collateral, owes it. */
  readonly #sides: { held: Uint8Array; owed: Uint8Array }
  /** Health at the population's prices, lowered for what truncation can take; 0 once a row was changed. */
  readonly #floors: Float64Array
  readonly #firstFloors: Float64Array
  readonly #touched: number[] = []
  #factor = 1

  constructor(population: Population) {
    const { terms, assets, length, starts } = population
    this.population = population
    this.amounts = population.legAmounts.slice(0, starts[length])
    this.values = new Float64Array(terms.length)
    this.#weights = Float64Array.from(terms, ({ weight }) => weight)
    this.#sides = findSides(population)
    this.#floors = new Float64Array(length)
    this.setPrices(assets.map(({ price }) => price))
    for (let row = 0; row < length; row += 1) {
      this.judge(row)
      const { collateral, weighted, debt } = this.row
      const lost = this.#isTruncated(row) ? collateral / 10_000 : 0
      this.#floors[row] = debt > 0 ? ((weighted - lost) / debt) * (1 - 1e-9) : Infinity
    }
    this.#firstFloors = this.#floors.slice()
  }

  /** Dollars a whole token, by asset. */
  setPrices(prices: ArrayLike<number>): void {
    const { terms, assets } = this.population
    for (let id = 0; id < terms.length; id += 1) {
      const { asset, priceFactor } = terms[id] as { asset: number; priceFactor: number }
      this.values[id] = (prices[asset] as number) * priceFactor
    }
    let lowest = Number.POSITIVE_INFINITY
    let highest = 0
    for (let asset = 0; asset < assets.length; asset += 1) {
      const factor = (prices[asset] as number) / (assets[asset]?.price as number)
      if (this.#sides.held[asset] === 1 && factor < lowest) lowest = factor
      if (this.#sides.owed[asset] === 1 && factor > highest) highest = factor
    }
    this.#factor = lowest / highest
  }

  /** Fills `row` with a row's sums. @returns whether its health is below 1. */
  judge(row: number): boolean {
    const { starts, middles, legTerms } = this.population
    const { amounts, values } = this
    const weights = this.#weights
    const middle = middles[row] as number
    const end = starts[row + 1] as number
    let leg = starts[row] as number
    let collateral = 0
    let weighted = 0
    let debt = 0
    for (; leg < middle; leg += 1) {
      const term = legTerms[leg] as number
      const value = (amounts[leg] as number) * (values[term] as number)
      collateral += value
      weighted += value * (weights[term] as number)
    }
    for (; leg < end; leg += 1) {
      debt += (amounts[leg] as number) * (values[legTerms[leg] as number] as number)
    }
    if (collateral > 0 && this.#isTruncated(row)) {
      weighted = (collateral * Math.floor((weighted / collateral) * 10_000 + AVERAGE_SNAP)) / 10_000
    }
    this.row.collateral = collateral
    this.row.weighted = weighted
    this.row.debt = debt
    this.row.health = debt > 0 ? weighted / debt : Number.NaN
    if (!(debt > 0 && weighted < debt)) return false
    return collateral > 0 || this.getMarket(row).rules.kind === 'compound-v3'
  }

  /** Rows whose health is below 1 at the ledger's prices and that have collateral, ascending. */
  listLiquidatable(): number[] {
    const { length } = this.population
    const found: number[] = []
    const bound = 1 / this.#factor
    for (let row = 0; row < length; row += 1) {
      if ((this.#floors[row] as number) < bound && this.judge(row)) found.push(row)
    }
    return found
  }

  /** Says that a row's amounts were changed. */
  touch(row: number): void {
    if (this.#floors[row] === 0) return
    this.#floors[row] = 0
    this.#touched.push(row)
  }

  getMarket(row: number): PopulationMarket {
    const market = this.population.markets[this.population.accountMarkets[row] as number]
    if (market === undefined) throw new RangeError(`no market of row ${row}`)
    return market
  }

  /**
   * Every account that is below 1 at these prices, by its market's rules and without any effect on prices, until
   * nothing more passes. Auctions and shelves count as sold at the oracle's price. The amounts stay changed.
   */
  liquidateAll(prices: ArrayLike<number>): LedgerTotals {
    this.setPrices(prices)
    const totals = makeTotals()
    for (const row of this.listLiquidatable()) {
      const before = totals.liquidations
      this.liquidateRow(row, totals)
      if (totals.liquidations > before) totals.accounts += 1
    }
    return totals
  }

  /** As the population is. */
  reset(): void {
    const { starts, legAmounts } = this.population
    for (const row of this.#touched) {
      const [start, end] = [starts[row] as number, starts[row + 1] as number]
      for (let leg = start; leg < end; leg += 1) this.amounts[leg] = legAmounts[leg] as number
      this.#floors[row] = this.#firstFloors[row] as number
    }
    this.#touched.length = 0
  }

  /** One account as `liquidateAll` does, if it is below 1; adds to `totals`, but for `accounts`. */
  liquidateRow(row: number, totals: LedgerTotals): void {
    if (!this.judge(row)) return
    const { rules } = this.getMarket(row)
    if (rules.kind === 'compound-v3' || rules.kind === 'sky') {
      if (rules.kind === 'compound-v3' ? rules.isPaused : !rules.isLive) return
      const taken = takeAll(this, row)
      // An auction loses the penalty first.
      const lost = rules.kind === 'sky' ? Math.max(0, taken.debt - taken.collateral) : taken.badDebt
      totals.liquidations += 1
      totals.seized += taken.collateral
      totals.repaid += taken.debt - lost
      totals.badDebt += lost
      return
    }
    for (let bites = 0; bites < MOST_BITES; bites += 1) {
      const bite: Bite | null = findBite(this, row)
      if (bite === null) return
      totals.liquidations += 1
      totals.repaid += bite.repaid
      totals.seized += bite.seized
      totals.protocolFee += bite.protocolFee
      totals.badDebt += settleBite(this, row, bite)
      if (getTotalDebt(this, row) === 0 || !this.judge(row)) return
    }
  }

  #isTruncated(row: number): boolean {
    const { rules } = this.getMarket(row)
    return rules.kind === 'aave-v3' && rules.averageThreshold === 'truncated'
  }
}

/** A ledger of a population; its amounts are copied once. */
export function createLedger(population: Population): Ledger {
  return new Ledger(population)
}

function makeTotals(): LedgerTotals {
  return { accounts: 0, liquidations: 0, repaid: 0, seized: 0, protocolFee: 0, badDebt: 0 }
}

function findSides({ assets, terms, length, starts, middles, legTerms }: Population) {
  const held = new Uint8Array(assets.length)
  const owed = new Uint8Array(assets.length)
  for (let row = 0; row < length; row += 1) {
    const middle = middles[row] as number
    const end = starts[row + 1] as number
    for (let leg = starts[row] as number; leg < end; leg += 1) {
      const asset = terms[legTerms[leg] as number]?.asset as number
      const side = leg < middle ? held : owed
      side[asset] = 1
    }
  }
  return { held, owed }
}

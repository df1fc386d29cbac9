import { createLedger, type Ledger, type LedgerTotals } from '../cascade/ledger'
import type { Population } from '../cascade/population'
import { sumSidesUsd } from '../cascade/sum-sides'
import { createPricePaths, type PricePaths } from './create-price-paths'
import { getTailFigure } from './get-tail-figure'
import type { MarketTails } from './market-tails'
import { createMatrix, getCell, type Matrix } from './matrix'
import { findNearRows, type NearRows } from './near-rows'
import { SECONDS_PER_DAY, SECONDS_PER_YEAR } from './price-round'

export const TAIL_LEVELS: readonly number[] = [0.95, 0.99]
const STEPS = 24
/** Looks that are first judged together, by the worst of each price among them. */
const WATCH = 4

export type TailOptions = {
  /** Of log prices a year, by the population's assets; zero for one that is held still. */
  covariance: Matrix
  /** The population's assets of which nothing is known. */
  unknown: ReadonlySet<number>
  paths: number
  seed: number
  /** Looks at the prices a day; one an hour unless told. */
  steps?: number
}

/**
 * A day of a whole market, again and again: prices on seeded, correlated, driftless paths; at every look each
 * account below 1 is liquidated by its market's rules, as in `lib/risk/cascade`, at the path's prices and without
 * any effect on them. A day's interest is left out. What can be liquidated at today's prices already is told apart and
 * gone when the day begins.
 *
 * An account is looked at on a path only if the worst that each of its own prices reaches there could bring it below
 * 1; who comes into question is found by a bisection in the order of health.
 */
export class TailSimulation {
  readonly #population: Population
  readonly #options: TailOptions
  readonly #steps: number
  readonly #ledger: Ledger
  readonly #prices: PricePaths
  readonly #near: NearRows
  readonly #seized: Float64Array
  readonly #badDebt: Float64Array
  readonly #accounts: Float64Array
  readonly #now: MarketTails['now']
  readonly #today: Float64Array
  /** Look by look: the assets' prices. */
  readonly #moved: Float64Array
  readonly #looks: readonly Float64Array[]
  /** Look by look: dollars a token of each of the terms, counted and whole. */
  readonly #held: Float64Array
  readonly #owed: Float64Array
  /** Watch by watch: the lowest of what is held, the highest of what is owed. */
  readonly #lowest: Float64Array
  readonly #highest: Float64Array
  readonly #places: Int32Array
  #played = 0

  constructor(population: Population, options: TailOptions) {
    const { paths, covariance, seed } = options
    this.#options = options
    this.#steps = options.steps ?? STEPS
    this.#today = Float64Array.from(population.assets, ({ price }) => price)
    const first = createLedger(population)
    const { seized: taken, badDebt: lost, accounts: hit } = first.liquidateAll(this.#today)
    this.#now = { seized: taken, badDebt: lost, accounts: hit }
    this.#population = { ...population, legAmounts: first.amounts.slice() }
    this.#ledger = createLedger(this.#population)
    const size = population.assets.length
    this.#moved = new Float64Array(this.#steps * size)
    this.#looks = Array.from({ length: this.#steps }, (_, look) =>
      this.#moved.subarray(look * size, (look + 1) * size),
    )
    this.#places = Int32Array.from(population.terms, ({ asset }) => asset)
    this.#held = new Float64Array(this.#steps * this.#places.length)
    this.#owed = new Float64Array(this.#steps * this.#places.length)
    const watches = Math.ceil(this.#steps / WATCH)
    this.#lowest = new Float64Array(watches * this.#places.length)
    this.#highest = new Float64Array(watches * this.#places.length)
    this.#near = findNearRows(this.#population, this.#ledger)
    const years = SECONDS_PER_DAY / SECONDS_PER_YEAR
    this.#prices = createPricePaths({ covariance, years, steps: this.#steps, seed })
    this.#seized = new Float64Array(paths)
    this.#badDebt = new Float64Array(paths)
    this.#accounts = new Float64Array(paths)
  }

  /** Shares of collateral and debt whose price nothing is known of. */
  get heldStill(): MarketTails['heldStill'] {
    return getHeldStill(this.#population, this.#options.unknown)
  }

  get isDone(): boolean {
    return this.#played >= this.#options.paths
  }

  /** Plays up to so many paths more. */
  play(paths: number): void {
    const end = Math.min(this.#options.paths, this.#played + paths)
    for (; this.#played < end; this.#played++) this.#playPath(this.#played)
  }

  /** Of the paths played so far. */
  getTails(): MarketTails {
    const paths = this.#played
    const columns = [this.#seized, this.#badDebt, this.#accounts].map((column) => {
      return column.slice(0, paths).sort()
    })
    const [seized, badDebt, accounts] = columns as [Float64Array, Float64Array, Float64Array]
    const mean = (column: Float64Array) => column.reduce((sum, each) => sum + each, 0) / paths
    return {
      horizonSeconds: SECONDS_PER_DAY,
      paths,
      steps: this.#steps,
      seed: this.#options.seed,
      levels: TAIL_LEVELS.map((level) => ({
        level,
        seized: getTailFigure(seized, level),
        badDebt: getTailFigure(badDebt, level),
        accounts: getTailFigure(accounts, level),
      })),
      mean: { seized: mean(seized), badDebt: mean(badDebt), accounts: mean(accounts) },
      now: this.#now,
      heldStill: this.heldStill,
    }
  }

  #playPath(path: number): void {
    this.#prices.next()
    const count = this.#near.find(this.#prices)
    const totals = this.#totals
    totals.seized = 0
    totals.badDebt = 0
    let accounts = 0
    if (count > 0) this.#fillLooks()
    for (let index = 0; index < count; index++) {
      totals.liquidations = 0
      this.#playRow(this.#near.rows[index] as number)
      if (totals.liquidations > 0) accounts += 1
    }
    this.#ledger.reset()
    this.#seized[path] = totals.seized
    this.#badDebt[path] = totals.badDebt
    this.#accounts[path] = accounts
  }

  /** Prices and values of the terms at every look of the path. */
  #fillLooks(): void {
    const { factors } = this.#prices
    const { values, weights } = this.#near
    const { terms, assets } = this.#population
    this.#lowest.fill(Infinity)
    this.#highest.fill(0)
    for (let look = 0; look < this.#steps; look++) {
      const at = look * assets.length
      const to = look * terms.length
      for (let asset = 0; asset < assets.length; asset++)
        this.#moved[at + asset] = (this.#today[asset] as number) * (factors[at + asset] as number)
      for (let term = 0; term < terms.length; term++) {
        const value =
          (values[term] as number) * (factors[at + (this.#places[term] as number)] as number)
        const held = value * (weights[term] as number)
        this.#owed[to + term] = value
        this.#held[to + term] = held
        const place = Math.floor(look / WATCH) * terms.length + term
        if (held < (this.#lowest[place] as number)) this.#lowest[place] = held
        if (value > (this.#highest[place] as number)) this.#highest[place] = value
      }
    }
  }

  /** One account through the day: rows don't touch each other, for sales leave prices alone. */
  #playRow(row: number): void {
    const terms = this.#places.length
    for (let first = 0; first < this.#steps; first += WATCH) {
      const at = (first / WATCH) * terms
      if (this.#getRest(row, { held: this.#lowest, owed: this.#highest, at }) >= 0) continue
      const end = Math.min(this.#steps, first + WATCH)
      for (let look = first; look < end; look++) {
        const rest = this.#getRest(row, { held: this.#held, owed: this.#owed, at: look * terms })
        if (rest >= 0) continue
        this.#ledger.setPrices(this.#looks[look] as Float64Array)
        this.#ledger.liquidateRow(row, this.#totals)
      }
    }
  }

  /** What counts of a row's collateral less what it owes, dollars, at the values that begin at a place. */
  #getRest(
    row: number,
    { held, owed, at }: { held: Float64Array; owed: Float64Array; at: number },
  ) {
    const { starts, middles, legTerms } = this.#population
    const { amounts } = this.#ledger
    const middle = middles[row] as number
    const end = starts[row + 1] as number
    let leg = starts[row] as number
    let rest = 0
    for (; leg < middle; leg++)
      rest += (amounts[leg] as number) * (held[at + (legTerms[leg] as number)] as number)
    for (; leg < end; leg++)
      rest -= (amounts[leg] as number) * (owed[at + (legTerms[leg] as number)] as number)
    return rest
  }

  readonly #totals: LedgerTotals = {
    accounts: 0,
    liquidations: 0,
    repaid: 0,
    seized: 0,
    protocolFee: 0,
    badDebt: 0,
  }
}

/** The covariance of a population's assets, from that of measured ones. @param places index there, −1 where none */
export function toPopulationCovariance(covariance: Matrix, places: readonly number[]): Matrix {
  return createMatrix(places.length, (row, column) => {
    const [first = -1, second = -1] = [places[row], places[column]]
    return first < 0 || second < 0 ? 0 : getCell(covariance, first, second)
  })
}

function getHeldStill(
  population: Population,
  unknown: ReadonlySet<number>,
): MarketTails['heldStill'] {
  const { held, owed } = sumSidesUsd(population)
  const share = (side: Float64Array) => {
    const all = side.reduce((sum, value) => sum + value, 0)
    const still = side.reduce((sum, value, asset) => sum + (unknown.has(asset) ? value : 0), 0)
    return all > 0 ? still / all : 0
  }
  return { collateral: share(held), debt: share(owed) }
}

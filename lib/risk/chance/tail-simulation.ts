import { createLedger, type Ledger, type LedgerTotals } from '../cascade/ledger'
import type { Population } from '../cascade/population'
import { createPricePaths, type PricePaths } from './create-price-paths'
import { getTailFigure } from './get-tail-figure'
import type { MarketTails } from './market-tails'
import { createMatrix, getCell, type Matrix } from './matrix'
import { findNearRows, type NearRows } from './near-rows'
import { SECONDS_PER_DAY, SECONDS_PER_YEAR } from './price-round'

export const TAIL_LEVELS: readonly number[] = [0.95, 0.99]
const STEPS = 24

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
 * any effect on them. A day's interest is left out.
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
  readonly #moved: Float64Array
  /** By row: the last path on which something of it was taken. */
  readonly #taken: Int32Array
  #played = 0

  constructor(population: Population, options: TailOptions) {
    const { paths, covariance, seed } = options
    this.#population = population
    this.#options = options
    this.#steps = options.steps ?? STEPS
    this.#ledger = createLedger(population)
    this.#today = Float64Array.from(population.assets, ({ price }) => price)
    this.#moved = this.#today.slice()
    this.#near = findNearRows(population, this.#ledger)
    const years = SECONDS_PER_DAY / SECONDS_PER_YEAR
    this.#prices = createPricePaths({ covariance, years, steps: this.#steps, seed })
    this.#seized = new Float64Array(paths)
    this.#badDebt = new Float64Array(paths)
    this.#accounts = new Float64Array(paths)
    this.#taken = new Int32Array(population.length).fill(-1)
    const { seized, badDebt, accounts } = this.#ledger.liquidateAll(this.#today)
    this.#now = { seized, badDebt, accounts }
    this.#ledger.reset()
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
      heldStill: getHeldStill(this.#population, this.#options.unknown),
    }
  }

  #playPath(path: number): void {
    const prices = this.#prices
    const ledger = this.#ledger
    const size = this.#today.length
    prices.next()
    const count = this.#near.find(prices)
    const rows = this.#near.rows
    const totals = this.#totals
    totals.seized = 0
    totals.badDebt = 0
    totals.liquidations = 0
    let accounts = 0
    for (let step = 0; step < this.#steps && count > 0; step++) {
      for (let asset = 0; asset < size; asset++)
        this.#moved[asset] =
          (this.#today[asset] as number) * (prices.factors[step * size + asset] as number)
      ledger.setPrices(this.#moved)
      for (let index = 0; index < count; index++) {
        const row = rows[index] as number
        const before = totals.liquidations
        ledger.liquidateRow(row, totals)
        if (totals.liquidations === before || this.#taken[row] === path) continue
        this.#taken[row] = path
        accounts += 1
      }
    }
    ledger.reset()
    this.#seized[path] = totals.seized
    this.#badDebt[path] = totals.badDebt
    this.#accounts[path] = accounts
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
  { length, starts, middles, legTerms, legAmounts, terms, assets }: Population,
  unknown: ReadonlySet<number>,
): MarketTails['heldStill'] {
  const all = { collateral: 0, debt: 0 }
  const still = { collateral: 0, debt: 0 }
  for (let row = 0; row < length; row++)
    for (let leg = starts[row] ?? 0; leg < (starts[row + 1] ?? 0); leg++) {
      const asset = terms[legTerms[leg] ?? -1]?.asset ?? -1
      const value = (legAmounts[leg] ?? 0) * (assets[asset]?.price ?? 0)
      const side = leg < (middles[row] ?? 0) ? 'collateral' : 'debt'
      all[side] += value
      if (unknown.has(asset)) still[side] += value
    }
  const share = (side: 'collateral' | 'debt') => (all[side] > 0 ? still[side] / all[side] : 0)
  return { collateral: share('collateral'), debt: share('debt') }
}

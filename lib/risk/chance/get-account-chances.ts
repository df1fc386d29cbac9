import { type ChanceLeg, getChanceAccount } from './account-legs'
import { getHealthMotion, type HealthMotion } from './get-health-motion'
import { getTouchChance } from './get-touch-chance'
import { getCell, type Matrix } from './matrix'
import { SECONDS_PER_DAY, SECONDS_PER_YEAR } from './price-round'
import { simulateTouch } from './simulate-touch'

/** Days that chances are told for. */
export const CHANCE_DAYS: readonly number[] = [1, 7, 30]
const PATHS = 4_000
/** Two days: the bridge makes up for what lies between. */
const STEP = (2 * SECONDS_PER_DAY) / SECONDS_PER_YEAR

/** What is known of the prices that accounts hang on. */
export type PriceModel = {
  /** Of log prices a year; positive semi-definite. Rows of assets in `unknown` mean nothing. */
  covariance: Matrix
  /** Standard error of each asset's yearly volatility. */
  volatilityErrors: Float64Array
  /** Assets of which no volatility is known. */
  unknown: ReadonlySet<number>
}

export type HorizonChance = {
  days: number
  /** 0 to 1 */
  chance: number
  /** Half-width of the 99 % interval of the calculation itself; 0 in closed form. */
  error: number
  /** The chance were every volatility one standard error lower, or higher. */
  low: number
  high: number
}

export type AccountChances =
  /** Health is 1 or less already. */
  | { kind: 'reached' }
  | {
      kind: 'known'
      method: 'closed-form' | 'monte-carlo'
      /** ln(health) in standard deviations of a day; `null` where none of its prices was seen to move. */
      deviations: number | null
      /** Of ln(health), a year. */
      volatility: number
      horizons: readonly HorizonChance[]
      /** `null` in closed form. */
      paths: number | null
    }
  | {
      kind: 'unknown'
      reason: 'no-debt' | 'no-collateral' | 'no-volatility'
      /** Assets whose volatility is not known. */
      assets: readonly number[]
    }

/**
 * The chance that an account's health touches 1 within 1, 7 and 30 days: in closed form where one price is held
 * and one owed, else by seeded paths. Prices move as driftless geometric Brownian motions at the measured
 * volatilities and correlations; interest runs on at today's rates; the owner does nothing.
 */
export function getAccountChances(
  legs: readonly ChanceLeg[],
  {
    model,
    seed,
    days = CHANCE_DAYS,
  }: { model: PriceModel; seed: number; days?: readonly number[] },
): AccountChances {
  const counted = legs.filter(({ value }) => value > 0)
  if (!counted.some(({ side }) => side === 'debt')) return unknown('no-debt')
  if (!counted.some(({ side }) => side === 'collateral')) return unknown('no-collateral')
  const unmeasured = [...new Set(counted.map(({ asset }) => asset))].filter((asset) =>
    model.unknown.has(asset),
  )
  if (sum(counted, 'collateral') <= sum(counted, 'debt')) return { kind: 'reached' }
  if (unmeasured.length > 0) return unknown('no-volatility', unmeasured)
  const account = getChanceAccount(counted, model.covariance)
  const motion = getHealthMotion(account, model.covariance)
  const daily = motion.volatility * Math.sqrt(SECONDS_PER_DAY / SECONDS_PER_YEAR)
  const years = days.map((each) => (each * SECONDS_PER_DAY) / SECONDS_PER_YEAR)
  const spread = getRelativeError(account.assets, { motion, model })
  const closed = (scale: number) =>
    years.map((each) => getTouchChance({ ...scaleMotion(motion, scale), years: each }))
  const isSimple =
    account.collateral.filter((value) => value > 0).length === 1 &&
    account.debt.filter((value) => value > 0).length === 1
  const exact = closed(1)
  const simulated = isSimple
    ? { chances: exact, errors: exact.map(() => 0) }
    : simulateTouch(account, {
        covariance: model.covariance,
        horizons: years,
        paths: PATHS,
        seed,
        step: STEP,
      })
  const [lower, higher] = [closed(Math.max(0, 1 - spread)), closed(1 + spread)]
  return {
    kind: 'known',
    method: isSimple ? 'closed-form' : 'monte-carlo',
    deviations: daily > 0 ? motion.distance / daily : null,
    volatility: motion.volatility,
    paths: isSimple ? null : PATHS,
    horizons: days.map((each, index) => {
      const chance = simulated.chances[index] ?? 0
      const shift = chance - (exact[index] ?? 0)
      return {
        days: each,
        chance,
        error: simulated.errors[index] ?? 0,
        low: toShare(Math.min(chance, (lower[index] ?? 0) + shift)),
        high: toShare(Math.max(chance, (higher[index] ?? 0) + shift)),
      }
    }),
  }
}

function unknown(
  reason: 'no-debt' | 'no-collateral' | 'no-volatility',
  assets: readonly number[] = [],
): AccountChances {
  return { kind: 'unknown', reason, assets }
}

function sum(legs: readonly ChanceLeg[], side: ChanceLeg['side']): number {
  return legs.reduce((total, leg) => total + (leg.side === side ? leg.value : 0), 0)
}

const toShare = (value: number) => Math.min(1, Math.max(0, value))

/** All volatilities times `scale`: variances, and with them the drift that they make, times its square. */
function scaleMotion(motion: HealthMotion, scale: number): HealthMotion {
  const { varianceDrift, drift, volatility } = motion
  return {
    ...motion,
    drift: drift + varianceDrift * (scale ** 2 - 1),
    volatility: volatility * scale,
  }
}

/**
 * Standard error ÷ volatility of ln(health): each price's own error through its weight. Errors of prices that move
 * together go together: realised variances of correlated prices are correlated by the square of that.
 */
function getRelativeError(
  assets: readonly number[],
  { motion, model }: { motion: HealthMotion; model: PriceModel },
): number {
  const variance = motion.volatility ** 2
  if (variance === 0) return 0
  const { covariance, volatilityErrors } = model
  const cell = (row: number, column: number) =>
    getCell(covariance, assets[row] ?? 0, assets[column] ?? 0)
  const scales = assets.map((_, row) => Math.sqrt(cell(row, row)))
  const errors = assets.map((asset, row) => {
    const own = scales[row] ?? 0
    if (own === 0) return 0
    let slope = 0
    for (let column = 0; column < assets.length; column++)
      slope += (motion.weights[column] ?? 0) * cell(row, column)
    return (2 * (motion.weights[row] ?? 0) * slope * (volatilityErrors[asset] ?? 0)) / own
  })
  let sum = 0
  errors.forEach((first, row) => {
    errors.forEach((second, column) => {
      const scale = (scales[row] ?? 0) * (scales[column] ?? 0)
      if (scale > 0) sum += first * second * (cell(row, column) / scale) ** 2
    })
  })
  return Math.sqrt(Math.max(0, sum)) / (2 * variance)
}

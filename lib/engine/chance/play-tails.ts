import { setImmediate } from 'node:timers/promises'
import type { MarketTailsJson } from '@/lib/api/schema/chance'
import type { Population } from '@/lib/risk/cascade/population'
import type { MarketTails } from '@/lib/risk/chance/market-tails'
import { TailSimulation, toPopulationCovariance } from '@/lib/risk/chance/tail-simulation'
import type { MeasuredMarket } from './measure-market'

const PATHS = 1_000
const SEED = 1
/** How long others wait for it at most, milliseconds. */
const PORTION_MS = 10
/** More than this held still, of collateral or debt: the days that were played say too little. */
const MOST_HELD_STILL = 0.25

/**
 * A market's worst days, played in portions between which others are served.
 *
 * @returns `unknown` where nobody owes anything, of nobody's loan the dollars are known, or too much hangs on prices of which nothing is known
 */
export async function playTails(
  population: Population,
  measured: MeasuredMarket,
): Promise<MarketTailsJson> {
  if (population.length === 0) {
    const reason = population.unpricedAccounts > 0 ? 'unpriced' : 'no-borrowers'
    return { kind: 'unknown', reason, assets: [] }
  }
  const { model } = measured.motion
  const places = population.assets.map(({ address }) =>
    measured.assets.findIndex((asset) => asset.address === address),
  )
  const unknown = new Set(
    places.flatMap((place, asset) => (place < 0 || model.unknown.has(place) ? [asset] : [])),
  )
  const still = places.map((place, asset) => (unknown.has(asset) ? -1 : place))
  const covariance = toPopulationCovariance(model.covariance, still)
  const options = { covariance, unknown, paths: PATHS, seed: SEED }
  const simulation = new TailSimulation(population, options)
  const { heldStill } = simulation
  if (heldStill.collateral > MOST_HELD_STILL || heldStill.debt > MOST_HELD_STILL)
    return {
      kind: 'unknown',
      reason: 'no-volatility',
      assets: [...unknown].flatMap((asset) => population.assets[asset]?.address ?? []),
    }
  while (!simulation.isDone) {
    const start = performance.now()
    while (!simulation.isDone && performance.now() - start < PORTION_MS) simulation.play(1)
    await setImmediate()
  }
  return toJson(simulation.getTails(), population)
}

function toJson(
  tails: MarketTails,
  { unpricedAccounts }: Pick<Population, 'unpricedAccounts'>,
): MarketTailsJson {
  const toAmounts = (each: MarketTails['now']) => ({
    collateralUsd: each.seized.toFixed(2),
    badDebtUsd: each.badDebt.toFixed(2),
    accounts: Math.ceil(each.accounts),
  })
  const toFigure = ({ value, low, high }: { value: number; low: number; high: number }) => ({
    usd: value.toFixed(2),
    low: low.toFixed(2),
    high: high.toFixed(2),
  })
  return {
    kind: 'known',
    hours: tails.horizonSeconds / 3_600,
    paths: tails.paths,
    looks: tails.steps,
    seed: tails.seed,
    levels: tails.levels.map(({ level, seized, badDebt, accounts }) => ({
      level,
      collateral: toFigure(seized),
      badDebt: toFigure(badDebt),
      accounts: accounts.value,
    })),
    mean: toAmounts(tails.mean),
    now: toAmounts(tails.now),
    heldStill: {
      collateral: tails.heldStill.collateral.toFixed(6),
      debt: tails.heldStill.debt.toFixed(6),
    },
    unpricedAccounts,
  }
}

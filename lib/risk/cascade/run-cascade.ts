import type {
  CascadeAssetResult,
  CascadeHit,
  CascadeOptions,
  CascadeResult,
  SalePolicy,
} from './cascade'
import { type CascadeOutcome, CascadeRun } from './cascade-run'
import type { Ledger } from './ledger'
import { createLedger } from './ledger'
import type { Population, PopulationAsset } from './population'
import { sumSides } from './sum-sides'

const MOST_HITS = 50

/**
 * A shock and what follows from it: at every look at the oracle all accounts below 1 are liquidated by their
 * market's own rules, what is seized is sold, the pools fall, the oracle follows them, again, until nothing falls.
 * Pure and deterministic; the population is not changed. The model's limits: sales need no gas and no time within
 * a round; repaid tokens are had at the oracle's price; nobody adds collateral or repays; interest stands still.
 *
 * Limits that hold: with infinite depth the accounts are the plain curve's; where nobody is below his line nothing
 * moves; a fall is never less than the shock. More depth never means a lower price where what is sold does not
 * hang on the price (positions absorbed whole, sold at any price). It never means more bad debt where whole
 * positions go and, in the deeper run, nobody falls past what covers him after the first look; otherwise it can: a
 * thinner market may bring somebody to his line before a jump that a deeper one spares him until it comes.
 *
 * @throws RangeError where prices or venues do not fit the population's assets
 */
export function runCascade(options: CascadeOptions): CascadeResult {
  const { population, shock, venues, policy = { kind: 'own' } } = options
  const count = population.assets.length
  if (shock.prices.length !== count || venues.length !== count) {
    throw new RangeError(`${count} assets, ${shock.prices.length} prices, ${venues.length} venues`)
  }
  const played = play(options, policy)
  const { onRound: _, ...silent } = options
  const plainVenues =
    options.plainVenues ?? population.assets.map(() => ({ kind: 'infinite' }) as const)
  const plain = play({ ...silent, venues: plainVenues }, policy)
  return {
    outcome: played.outcome,
    rounds: played.rounds,
    totals: played.totals,
    assets: toAssets(options, played),
    hit: toHits(population, played),
    amplification: getAmplification(options, played),
    withoutImpact: plain.totals,
  }
}

function play(options: CascadeOptions, policy: SalePolicy): CascadeOutcome {
  return new CascadeRun(options, policy).play()
}

function toAssets(
  { population, shock }: CascadeOptions,
  { rounds, lowest, finalPool, sold, received, kinds }: CascadeOutcome,
): CascadeAssetResult[] {
  const last = rounds.at(-1)?.oraclePrices
  return population.assets
    .map(({ price }, asset): CascadeAssetResult => {
      const shockedPrice = shock.prices[asset] as number
      const lowestOraclePrice = lowest[asset] as number
      const kind = kinds[asset]
      return {
        asset,
        priceBefore: price,
        shockedPrice,
        lowestOraclePrice,
        finalOraclePrice: last?.[asset] ?? shockedPrice,
        finalPoolPrice: finalPool[asset] as number,
        sold: sold[asset] as number,
        received: received[asset] as number,
        venue: kind === undefined ? 'not-known' : kind === 'ladder' ? 'pool' : kind,
        amplification:
          shockedPrice < price ? (price - lowestOraclePrice) / (price - shockedPrice) : null,
      }
    })
    .filter(
      ({ priceBefore, shockedPrice, lowestOraclePrice, sold: amount }) =>
        amount > 0 || shockedPrice !== priceBefore || lowestOraclePrice < shockedPrice,
    )
}

function toHits(population: Population, { records }: CascadeOutcome): CascadeHit[] {
  const ledger = createLedger(population)
  return [...records]
    .sort(([a, one], [b, other]) => other.seized - one.seized || a - b)
    .slice(0, MOST_HITS)
    .map(([row, record]) => ({ row, ...describe(ledger, row), ...record }))
}

function describe(ledger: Ledger, row: number) {
  ledger.judge(row)
  const { collateral, debt } = ledger.row
  const address = ledger.population.addresses[row] ?? ('0x' as const)
  return { address, market: ledger.getMarket(row).id, collateral, debt }
}

/** By the tokens that were held as collateral before the shock. */
function getAmplification(
  { population, shock }: CascadeOptions,
  { lowest }: CascadeOutcome,
): number | null {
  const { held } = sumSides(population)
  const sum = (getFall: (asset: PopulationAsset, index: number) => number) =>
    population.assets.reduce(
      (total, asset, index) => total + (held[index] as number) * getFall(asset, index),
      0,
    )
  const byShock = sum(({ price }, index) => price - (shock.prices[index] as number))
  if (!(byShock > 0)) return null
  return sum(({ price }, index) => price - (lowest[index] as number)) / byShock
}

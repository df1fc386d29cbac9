import type { CascadeResult, CascadeRound, SalePolicy } from '../cascade/cascade'
import { comparePolicies, type PolicyComparison } from '../cascade/compare-policies'
import { createLedger } from '../cascade/ledger'
import { runCascade } from '../cascade/run-cascade'
import type { SaleVenue } from '../cascade/sale-venue'
import { applyScenario } from './apply-scenario'
import { createConstantVenue, scaleVenue } from './scale-venue'
import type { Scenario } from './scenario'
import type { AppliedScenario, ScenarioInput, ScenarioRun } from './scenario-run'
import type { PolicyName, StressModel } from './stress-model'

export type StressOutcome =
  | Extract<AppliedScenario, { kind: 'impossible' }>
  | {
      kind: 'played'
      run: ScenarioRun
      /** Accounts that are played and below the line today, before anything happens. */
      already: number
      /** Assets of which nobody knows where they are sold, by index. */
      unknown: readonly number[]
      result: CascadeResult
      /** The same shock under each way to sell; null where it was not asked for. */
      compared: PolicyComparison | null
    }

/** A look at the oracle each minute, two hours long: the same clock for every way to sell. */
const CLOCK = { maxRounds: 120, roundSeconds: 60 }
const AUCTION = { seconds: 3_600, startFactor: 1.2 }
const CHUNKS = { share: 0.1, discountShare: 0.6 }

/** Plays a scenario: what it does to the market, and the cascade that follows. */
export function runStress(
  { scenario, model, compares }: { scenario: Scenario; model: StressModel; compares: boolean },
  input: ScenarioInput,
  onRound?: (round: CascadeRound) => void,
): StressOutcome {
  const venues = input.venues.map((venue, index) => modelVenue(venue, { input, index, model }))
  const applied = applyScenario(scenario, { ...input, venues })
  if (applied.kind === 'impossible') return applied
  const { run } = applied
  const options = {
    ...CLOCK,
    population: run.population,
    shock: { prices: run.prices },
    venues: run.venues,
    plainVenues: run.venues.map((_, index) => getPlainVenue(run, { index, venues })),
    oracle: { lagRounds: model.lag, share: run.isOracleBlind ? 0 : model.share },
    refillPerHour: model.refill,
    ...(onRound && { onRound }),
  }
  return {
    kind: 'played',
    run,
    // Of those that are played: `largest` leaves accounts out, the others none.
    already: countBelow(scenario.kind === 'largest' ? run : input),
    unknown:
      model.assumed === null
        ? input.venues.flatMap((venue, index) => (venue === null ? [index] : []))
        : [],
    result: runCascade({ ...options, policy: getPolicy(model.policy) }),
    compared: compares ? comparePolicies(options, { auction: AUCTION, chunks: CHUNKS }) : null,
  }
}

/** Without impact a token still brings only what it is worth outside, and what is locked stays locked. */
function getPlainVenue(
  run: ScenarioRun,
  { index, venues }: { index: number; venues: ScenarioInput['venues'] },
): SaleVenue {
  if (run.venues[index]?.kind === 'closed' && venues[index]?.kind !== 'closed')
    return { kind: 'closed' }
  const outsidePrice = run.prices[index] as number
  const price = (run.outsidePrices[index] as number) / outsidePrice
  return scaleVenue({ kind: 'infinite' }, { price: price < 1 ? price : 1, outsidePrice })
}

function countBelow({ population }: Pick<ScenarioInput, 'population'>): number {
  const ledger = createLedger(population)
  ledger.setPrices(population.assets.map(({ price }) => price))
  return ledger.listLiquidatable().length
}

function getPolicy(name: PolicyName): SalePolicy {
  if (name === 'dutch-auction') return { kind: name, ...AUCTION }
  if (name === 'chunks') return { kind: name, ...CHUNKS }
  return { kind: name }
}

/** As deep as the reader supposes. What nobody knows stays unknown unless the reader supposes a depth for it. */
function modelVenue(
  venue: SaleVenue | null,
  { input, index, model }: { input: ScenarioInput; index: number; model: StressModel },
): SaleVenue | null {
  const outsidePrice = input.population.assets[index]?.price ?? 0
  if (venue !== null) return scaleVenue(venue, { depth: model.depth, outsidePrice })
  if (model.assumed === null || outsidePrice === 0) return null
  return createConstantVenue(outsidePrice, model.assumed * model.depth)
}

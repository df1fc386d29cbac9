import type {
  CascadeAssetResult,
  CascadeHit,
  CascadeResult,
  CascadeRound,
  CascadeTotals,
} from '../cascade/cascade'
import { sumSidesUsd } from '../cascade/sum-sides'
import type { StressOutcome } from './run-stress'
import type { ScenarioNote, ScenarioRun } from './scenario-run'
import type { PolicyName } from './stress-model'

/** One round as it is shown: prices of the asset that is followed, dollars. */
export type StressRound = {
  round: number
  seconds: number
  liquidations: number
  liquidatable: number
  /** Dollars at that round's oracle prices. */
  sold: number
  received: number
  repaid: number
  badDebt: number
  oraclePrice: number
  poolPrice: number
}

export type StressPolicy = {
  policy: PolicyName
  totals: CascadeTotals
  lowestPrice: number | null
  /** From the shock to the last sale; null: nothing was sold. */
  seconds: number | null
}

/** A scenario as it played out: plain numbers, so that a server and a worker can hand it on. */
export type PlayedStress = {
  kind: 'played'
  /** The asset whose price is followed; null where no price moved and nothing was sold. */
  followed: (CascadeAssetResult & { symbol: string }) | null
  assets: readonly (CascadeAssetResult & { symbol: string })[]
  /** Sold somewhere that nobody knows: counted as if it moved no price. */
  unknownVenues: readonly string[]
  /** Sales were going on when it was stopped. */
  isUnfinished: boolean
  amplification: number | null
  totals: CascadeTotals
  withoutImpact: CascadeTotals
  rounds: readonly StressRound[]
  hit: readonly CascadeHit[]
  compared: readonly StressPolicy[]
  notes: readonly ScenarioNote[]
  isOracleBlind: boolean
  /** Not all borrowers were played. */
  isBounded: boolean
  /** Below the line today, before anything happens. */
  already: number
  accounts: number
  unpricedAccounts: number
}

/** What a page shows of a scenario. */
export type StressView =
  | { kind: 'impossible'; reason: Extract<StressOutcome, { kind: 'impossible' }>['reason'] }
  | PlayedStress

/** Rounds that are handed on at most, about. */
const MAX_ROUNDS = 60

export function toStressView(outcome: StressOutcome): StressView {
  if (outcome.kind === 'impossible') return outcome
  const { run, result, compared, already, unknown } = outcome
  const followed = pickFollowed(run, result)
  const name = (asset: CascadeAssetResult) => ({
    ...asset,
    symbol: run.population.assets[asset.asset]?.symbol ?? '',
  })
  return {
    kind: 'played',
    followed: followed && name(followed),
    assets: result.assets.map(name),
    unknownVenues: result.assets
      .filter(({ asset, venue, sold }) => sold > 0 && venue !== 'closed' && unknown.includes(asset))
      .map((asset) => name(asset).symbol),
    isUnfinished: isUnfinished(result),
    amplification: result.amplification,
    totals: result.totals,
    withoutImpact: result.withoutImpact,
    rounds: toRounds(result, followed?.asset ?? null),
    hit: result.hit,
    compared: toPolicies(compared, followed?.asset),
    notes: run.notes,
    isOracleBlind: run.isOracleBlind,
    isBounded: false,
    already,
    accounts: run.population.length,
    unpricedAccounts: run.population.unpricedAccounts,
  }
}

/** Stopped while somebody sold, or held what was still to be sold. */
function isUnfinished({ outcome, rounds, totals }: CascadeResult): boolean {
  const last = rounds.at(-1)
  if (outcome === 'settled' || last === undefined) return false
  return last.liquidations > 0 || last.received > 0 || totals.unsold > 0
}

/** The scenario's own asset, else the one whose fall takes most value. */
function pickFollowed(run: ScenarioRun, { assets }: CascadeResult): CascadeAssetResult | null {
  const own = assets.find(({ asset }) => asset === run.subject)
  if (own) return own
  const { held } = sumSidesUsd(run.population)
  const loss = ({ asset, priceBefore, lowestOraclePrice }: CascadeAssetResult) =>
    (held[asset] as number) * (1 - lowestOraclePrice / priceBefore)
  return assets.reduce<CascadeAssetResult | null>(
    (worst, each) => (worst === null || loss(each) > loss(worst) ? each : worst),
    null,
  )
}

function toPolicies(
  compared: Extract<StressOutcome, { kind: 'played' }>['compared'],
  followed: number | undefined,
): StressPolicy[] {
  if (compared === null) return []
  const toPolicy = (policy: PolicyName, result: CascadeResult): StressPolicy => ({
    policy,
    totals: result.totals,
    lowestPrice: result.assets.find(({ asset }) => asset === followed)?.lowestOraclePrice ?? null,
    seconds: result.rounds.findLast(({ received }) => received > 0)?.seconds ?? null,
  })
  return [
    toPolicy('fixed-spread', compared.fixedSpread),
    toPolicy('dutch-auction', compared.dutchAuction),
    toPolicy('chunks', compared.chunks),
  ]
}

/** Up to where the price is lowest and nothing is sold any more; every round of a sale, or as many as are shown. */
function toRounds({ rounds }: CascadeResult, followed: number | null): StressRound[] {
  const lastSale = rounds.findLastIndex(({ liquidations, received }) => liquidations + received > 0)
  const lowest = followed === null ? 0 : findLowest(rounds, followed)
  const told = rounds.slice(0, Math.max(lastSale, lowest, 0) + 2)
  const every = Math.ceil(told.length / MAX_ROUNDS)
  return told
    .filter((_, index) => index % every === 0 || index === lowest || index === lastSale)
    .map((round) => toRound(round, followed))
}

function findLowest(rounds: readonly CascadeRound[], asset: number): number {
  const prices = rounds.map(({ oraclePrices }) => oraclePrices[asset] as number)
  return prices.indexOf(Math.min(...prices))
}

function toRound(
  { soldByAsset, oraclePrices, poolPrices, ...round }: CascadeRound,
  followed: number | null,
): StressRound {
  return {
    ...round,
    sold: soldByAsset.reduce(
      (sum, tokens, asset) => sum + tokens * (oraclePrices[asset] as number),
      0,
    ),
    oraclePrice: followed === null ? 0 : (oraclePrices[followed] as number),
    poolPrice: followed === null ? 0 : (poolPrices[followed] as number),
  }
}

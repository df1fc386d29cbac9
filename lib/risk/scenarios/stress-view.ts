import type {
  CascadeAssetResult,
  CascadeHit,
  CascadeResult,
  CascadeTotals,
} from '../cascade/cascade'
import { getAssetTotals } from './choose-subject'
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
  seconds: number
}

/** What a page shows of a played scenario: plain numbers, so that a server and a worker can hand it on. */
export type StressView =
  | { kind: 'impossible'; reason: Extract<StressOutcome, { kind: 'impossible' }>['reason'] }
  | {
      kind: 'played'
      /** The asset whose price is followed; null where no price moved and nothing was sold. */
      followed: (CascadeAssetResult & { symbol: string }) | null
      assets: readonly (CascadeAssetResult & { symbol: string })[]
      /** Sold somewhere that nobody knows: counted as if it moved no price. */
      unknownVenues: readonly string[]
      outcome: CascadeResult['outcome']
      amplification: number | null
      totals: CascadeTotals
      withoutImpact: CascadeTotals
      rounds: readonly StressRound[]
      hit: readonly CascadeHit[]
      compared: readonly StressPolicy[]
      notes: readonly ScenarioNote[]
      isOracleBlind: boolean
      accounts: number
      unpricedAccounts: number
    }

/** Rounds that are handed on: the first, and all at which something happened. */
const MAX_ROUNDS = 60

export function toStressView(outcome: StressOutcome): StressView {
  if (outcome.kind === 'impossible') return outcome
  const { run, result, compared } = outcome
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
      .filter(({ venue, sold }) => venue === 'not-known' && sold > 0)
      .map((asset) => name(asset).symbol),
    outcome: result.outcome,
    amplification: result.amplification,
    totals: result.totals,
    withoutImpact: result.withoutImpact,
    rounds: toRounds(result, followed?.asset ?? null),
    hit: result.hit,
    compared: toPolicies(compared, followed?.asset),
    notes: run.notes,
    isOracleBlind: run.isOracleBlind,
    accounts: run.population.length,
    unpricedAccounts: run.population.unpricedAccounts,
  }
}

/** The scenario's own asset, else the one whose fall takes most value. */
function pickFollowed(run: ScenarioRun, { assets }: CascadeResult): CascadeAssetResult | null {
  const own = assets.find(({ asset }) => asset === run.subject)
  if (own) return own
  const { collateral } = getAssetTotals(run)
  const loss = ({ asset, priceBefore, lowestOraclePrice }: CascadeAssetResult) =>
    (collateral[asset] as number) * (1 - lowestOraclePrice / priceBefore)
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
    seconds: result.rounds.findLast(({ received }) => received > 0)?.seconds ?? 0,
  })
  return [
    toPolicy('fixed-spread', compared.fixedSpread),
    toPolicy('dutch-auction', compared.dutchAuction),
    toPolicy('chunks', compared.chunks),
  ]
}

function toRounds({ rounds }: CascadeResult, followed: number | null): StressRound[] {
  return rounds
    .filter(({ round, liquidations }) => round === 0 || liquidations > 0 || rounds.length <= 20)
    .slice(0, MAX_ROUNDS)
    .map(({ soldByAsset, oraclePrices, poolPrices, ...round }) => ({
      round: round.round,
      seconds: round.seconds,
      liquidations: round.liquidations,
      liquidatable: round.liquidatable,
      sold: soldByAsset.reduce(
        (sum, tokens, asset) => sum + tokens * (oraclePrices[asset] as number),
        0,
      ),
      received: round.received,
      repaid: round.repaid,
      badDebt: round.badDebt,
      oraclePrice: followed === null ? 0 : (oraclePrices[followed] as number),
      poolPrice: followed === null ? 0 : (poolPrices[followed] as number),
    }))
}

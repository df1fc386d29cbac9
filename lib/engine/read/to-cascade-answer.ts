import type { AsOf, Source } from '@/lib/api/schema/as-of'
import type { Cascade, CascadeQuery } from '@/lib/api/schema/cascade'
import type { CascadeResult, CascadeTotals } from '@/lib/risk/cascade/cascade'
import type { Population, PopulationAsset } from '@/lib/risk/cascade/population'

function getAssumptions({ order, profitable }: CascadeQuery): string[] {
  const first = order === 'row' ? 'in the order of the accounts' : 'the largest debts first'
  const far = profitable === 'true' ? 'as far as it pays' : 'at a loss too'
  return [
    'Nobody repays, adds collateral, withdraws or lends anew; interest stands still; gas costs nothing.',
    `Liquidators act at every look at the oracle, ${first}, ${far}, and sell what they get at once where the pools pay most.`,
    'Pools keep the liquidity that they have now, and are as deep at a risen price; what is sold against one token does not move the price of another.',
  ]
}

type Options = {
  id: string
  asOf: AsOf
  source: Source
  query: CascadeQuery
  population: Population
  result: CascadeResult
}

/** A cascade in the API's words. */
export function toCascadeAnswer(options: Options): Cascade {
  const { id, asOf, source, population, result } = options
  return {
    asOf,
    source,
    market: id,
    parameters: toParameters(options.query),
    assumptions: getAssumptions(options.query),
    outcome: result.outcome,
    amplification: toDecimal(result.amplification),
    totals: toTotals(result.totals),
    withoutImpact: toTotals(result.withoutImpact),
    assets: result.assets.map((each) => {
      const { address, symbol } = population.assets[each.asset] as PopulationAsset
      return {
        asset: address,
        symbol,
        priceBeforeUsd: toPrice(each.priceBefore),
        shockedPriceUsd: toPrice(each.shockedPrice),
        lowestOraclePriceUsd: toPrice(each.lowestOraclePrice),
        finalOraclePriceUsd: toPrice(each.finalOraclePrice),
        finalPoolPriceUsd: each.venue === 'pool' ? toPrice(each.finalPoolPrice) : null,
        sold: toPrice(each.sold),
        receivedUsd: toCents(each.received),
        venue: each.venue,
        amplification: toDecimal(each.amplification),
      }
    }),
    rounds: toRounds(result),
    hit: result.hit.map(({ address, collateral, debt, liquidations, ...amounts }) => ({
      address,
      collateralUsd: toCents(collateral),
      debtUsd: toCents(debt),
      liquidations,
      repaidUsd: toCents(amounts.repaid),
      seizedUsd: toCents(amounts.seized),
      returnedUsd: toCents(amounts.returned),
      badDebtUsd: toCents(amounts.badDebt),
    })),
    hitAccounts: result.totals.accounts,
    unpricedAccounts: population.unpricedAccounts,
  }
}

function toParameters(query: CascadeQuery): Cascade['parameters'] {
  return {
    asset: (query.asset as `0x${string}` | undefined) ?? null,
    shock: query.shock,
    share: query.share,
    lag: query.lag,
    policy: query.policy,
    order: query.order,
    profitableOnly: query.profitable === 'true',
    maxRounds: query.rounds,
    roundSeconds: query.roundSeconds,
    refillPerHour: query.refill,
  }
}

function toRounds({ rounds, assets }: CascadeResult): Cascade['rounds'] {
  return rounds.map((round) => ({
    round: round.round,
    seconds: round.seconds,
    liquidatable: round.liquidatable,
    liquidations: round.liquidations,
    repaidUsd: toCents(round.repaid),
    receivedUsd: toCents(round.received),
    badDebtUsd: toCents(round.badDebt),
    sold: assets.map(({ asset }) => toPrice(round.soldByAsset[asset] ?? 0)),
    oraclePricesUsd: assets.map(({ asset }) => toPrice(round.oraclePrices[asset] ?? 0)),
    poolPricesUsd: assets.map(({ asset, venue }) =>
      venue === 'pool' ? toPrice(round.poolPrices[asset] ?? 0) : null,
    ),
  }))
}

function toTotals(totals: CascadeTotals): Cascade['totals'] {
  return {
    liquidations: totals.liquidations,
    accounts: totals.accounts,
    repaidUsd: toCents(totals.repaid),
    seizedUsd: toCents(totals.seized),
    returnedUsd: toCents(totals.returned),
    protocolFeeUsd: toCents(totals.protocolFee),
    soldUsd: toCents(totals.sold),
    receivedUsd: toCents(totals.received),
    badDebtUsd: toCents(totals.badDebt),
    unsoldUsd: toCents(totals.unsold),
    leftAccounts: totals.leftAccounts,
    leftDebtUsd: toCents(totals.leftDebt),
  }
}

function toCents(value: number): string {
  return value.toFixed(2)
}

function toPrice(value: number): string {
  return value.toFixed(8)
}

function toDecimal(value: number | null): string | null {
  return value === null ? null : value.toFixed(6)
}

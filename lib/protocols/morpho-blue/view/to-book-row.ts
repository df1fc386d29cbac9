import type { BookRow } from '@/lib/api/schema/book'
import { getMorphoAccountValue } from '@/lib/risk/morpho-blue/get-account-value'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { toUsdValue } from './dollars'
import { type MorphoMarketData, toMarketId } from './market-data'
import { toHealth, toUniform } from './to-health'

/** One account's line in the book, exact. */
export function toBookRow(data: MorphoMarketData, account: MorphoAccount): BookRow {
  const { entry, facts, state, dollars } = data
  const { health, collateralValue, borrowedAssets } = getMorphoAccountValue(state, account)
  const { decimals } = facts.loanToken
  const usd = (amount: bigint | null, rounding: 'floor' | 'ceil') =>
    health.kind === 'unpriced' || amount === null
      ? null
      : toUsdValue(amount, { dollars: dollars.loan, decimals, rounding })
  const [collateral, loan] = [facts.collateralToken, facts.loanToken].map(({ asset, symbol }) => ({
    asset,
    symbol,
  }))
  return {
    address: account.address,
    ensName: null,
    market: toMarketId(entry, facts.id),
    health: toHealth(health),
    healthFactor: health.kind === 'priced' ? health.healthFactor.toString() : null,
    distance: toUniform(health),
    collateralUsd: usd(collateralValue, 'floor'),
    debtUsd: usd(borrowedAssets, 'ceil'),
    assets: [
      ...(collateral && account.collateral > 0n
        ? [{ ...collateral, side: 'collateral' as const }]
        : []),
      ...(loan ? [{ ...loan, side: 'debt' as const }] : []),
    ],
  }
}

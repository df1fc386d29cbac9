import { zeroAddress } from 'viem'
import type { RiskInputOf } from '@/lib/api/risk-input'
import { getMorphoPrices } from '@/lib/risk/morpho-blue/prices'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { WAD } from '@/lib/risk/units'
import { type MorphoMarketData, toMarketId, toMarketName } from './market-data'

/** Of `dollars`, 36 decimals. */
const fineToWad = 10n ** 18n

/**
 * What `lib/risk` needs of a market for one account; `null` where there is nothing to play on: it only lends, or the
 * market lends against nothing. Without dollars prices count in the loan token.
 */
export function toRiskInput(
  data: MorphoMarketData,
  account: MorphoAccount,
): RiskInputOf<'morpho-blue'> | null {
  const { entry, facts, asOf, state, dollars } = data
  if (account.borrowShares === 0n && account.collateral === 0n) return null
  if (facts.collateralToken.asset === zeroAddress) return null
  const usd = (dollars.loan ?? 0n) / fineToWad
  return {
    market: toMarketId(entry, facts.id),
    marketName: toMarketName(facts),
    protocol: 'morpho-blue',
    asOf,
    state,
    account,
    prices: getMorphoPrices(state, { unit: WAD, loan: usd === 0n ? WAD : usd }),
    currency: usd === 0n ? { symbol: facts.loanToken.symbol } : 'usd',
    lines: data.getLines(account.address),
  }
}

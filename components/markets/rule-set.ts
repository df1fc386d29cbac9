import type { Market } from '@/lib/api/schema/market'
import { formatCount } from '@/lib/format'
import { mechanisms } from '../mechanisms/mechanisms'

/** Aave v3's minor version in `v3.6`, `v3.0.2`. */
const AAVE_MINOR = /^v3\.(\d+)/

/** How a market forces a sale, in two sentences; says so where its rules are not described. */
export function getRuleSetSentences({
  protocol,
  ruleSet,
}: Pick<Market, 'protocol' | 'ruleSet'>): [string, string] {
  if (protocol !== 'aave-v3') return [...mechanisms[protocol].sentences]
  const minor = AAVE_MINOR.exec(ruleSet)?.[1]
  if (minor === undefined) {
    return [
      `This market follows rules that it calls “${ruleSet}”.`,
      'They are read from the chain, but are not described here yet.',
    ]
  }
  return Number(minor) >= 3
    ? [
        `Below a health of 1 anyone may repay all of a debt and take collateral for it with a bonus; where that debt and that collateral are both worth at least $${formatCount(2_000)} and health is above 0.95, up to half of everything owed.`,
        `What is left must be nothing or at least $${formatCount(1_000)} on either side, and debt that no collateral backs any more is booked as the market’s deficit.`,
      ]
    : [
        'Below a health of 1 anyone may repay up to half of a debt, at 0.95 or below all of it, and take collateral for it with a bonus.',
        'Debt that no collateral backs any more stays open: it is counted as bad debt.',
      ]
}

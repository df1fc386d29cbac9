import type { RiskInput } from '@/lib/api/risk-input'

const ASSUMPTIONS: Record<RiskInput['protocol'], string> = {
  'aave-v3': 'Rates and time stay as they are; caps and what is left to lend are not looked at.',
  'morpho-blue':
    'Rates and time stay as they are. Only the collateral’s price in the loan’s token counts here: where both move alike, nothing changes. What is left to lend is looked at.',
  'compound-v3':
    'Rates and time stay as they are. Caps, pauses, the least loan and what is left to lend are looked at.',
  sky: 'A price counts as if the oracle had reported it. Amounts include the stability fee up to this block. The ceiling of all vaults together is not looked at.',
}

/** What the what-if of a protocol takes for granted. */
export function getAssumptions(protocol: RiskInput['protocol']): string {
  return ASSUMPTIONS[protocol]
}

import type { Protocol } from './mechanisms'

/** Who bears what the collateral of a loan does not cover. */
export const bearers: Record<Protocol, string> = {
  'aave-v3': 'those who supply there',
  'morpho-blue': 'those who lend in this market',
  'compound-v3': 'the protocol’s reserves, then those who lend there',
  sky: 'the protocol’s own surplus, the Vow',
}

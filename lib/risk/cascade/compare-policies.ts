import type { CascadeOptions, CascadeResult, SalePolicy } from './cascade'
import { runCascade } from './run-cascade'

/** The same shock under three ways to sell. */
export type PolicyComparison = {
  fixedSpread: CascadeResult
  dutchAuction: CascadeResult
  chunks: CascadeResult
}

export type PolicyParameters = {
  /** How long an auction falls to nothing, and where it starts over the oracle's price. Default an hour from 1.2. */
  auction?: { seconds: number; startFactor: number }
  /** Most of what came onto the shelf that one round sells, and of the penalty what buyers get. Default 0.1 and 0.6. */
  chunks?: { share: number; discountShare: number }
}

/**
 * Sold at once at the protocols' fixed bonus, by Dutch auction over an hour, in chunks from a shelf: everything else
 * equal. The clock is the same for all: by default 120 rounds of a minute, half of what was sold made good an hour.
 */
export function comparePolicies(
  options: Omit<CascadeOptions, 'policy'>,
  parameters: PolicyParameters = {},
): PolicyComparison {
  const { auction = { seconds: 3_600, startFactor: 1.2 } } = parameters
  const { chunks = { share: 0.1, discountShare: 0.6 } } = parameters
  const run = (policy: SalePolicy) =>
    runCascade({ maxRounds: 120, roundSeconds: 60, refillPerHour: 0.5, ...options, policy })
  return {
    fixedSpread: run({ kind: 'fixed-spread' }),
    dutchAuction: run({ kind: 'dutch-auction', ...auction }),
    chunks: run({ kind: 'chunks', ...chunks }),
  }
}

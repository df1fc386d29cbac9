import { isMissing, type LiquidationReading, type Missing } from './liquidation-reading'
import type { StateDifference } from './replay/state-difference'
import type { TransactionParts } from './to-transaction-parts'

const bySides = {
  transaction:
    'Before and after: the protocol’s state as the transaction found it and left it, from its trace.',
  block:
    'Before and after: the account at the end of the block before, at the prices of the liquidation’s block, and at that block’s end.',
} as const

const bySearch = {
  followed: 'Since when: judged at every block by this dashboard as it followed the chain.',
  'each-block':
    'Since when: judged at the end of every block back to a safe one; why: by putting back prices, interest, the account and the parameters one at a time.',
  halving:
    'Since when: judged at the end of blocks found by halving, so that a short safe spell between may be missed; why: by putting back prices, interest, the account and the parameters one at a time.',
} as const

/** How it is known, in three lines at most. */
export function getReadFrom({
  reading: { sides, lateness },
  parts,
  difference,
}: {
  reading: LiquidationReading
  parts: TransactionParts
  difference: StateDifference | Missing
}): string[] {
  const lines: string[] = []
  if (!isMissing(sides)) lines.push(bySides[sides.basis])
  if (!isMissing(lateness)) lines.push(bySearch[lateness.searched])
  if (!isMissing(parts.flow))
    lines.push(
      `Flows, sale and profit: from the transaction’s logs${isMissing(difference) ? '' : ' and its trace'}, over who sent it, the contract that was called and who is named as liquidator, at the oracle’s prices; what they passed on to others counts as spent.`,
    )
  return lines
}

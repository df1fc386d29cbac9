import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { FollowUps } from '@/lib/api/schema/liquidation-anatomy'
import { parseIso } from '@/lib/api/time'

/**
 * Whether other liquidations of the same account followed, and how soon.
 *
 * @param others of the same market, in any order
 */
export function toFollowUps(liquidation: Liquidation, others: readonly Liquidation[]): FollowUps {
  const ofAccount = others
    .filter((each) => each.borrower === liquidation.borrower && !isSame(each, liquidation))
    .sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)
  const later = ofAccount.filter((each) => isLater(each, liquidation))
  const [next] = later
  return {
    next: next
      ? {
          id: next.id,
          blockNumber: next.blockNumber,
          blocksLater: next.blockNumber - liquidation.blockNumber,
          secondsLater: parseIso(next.timestamp) - parseIso(liquidation.timestamp),
        }
      : null,
    laterCount: later.length,
    earlierCount: ofAccount.length - later.length,
  }
}

/** The parts of one absorption are one. */
function isSame(one: Liquidation, other: Liquidation): boolean {
  if (one.mechanism !== 'absorption') return one.id === other.id
  return one.transactionHash === other.transactionHash
}

function isLater(one: Liquidation, other: Liquidation): boolean {
  return (
    one.blockNumber > other.blockNumber ||
    (one.blockNumber === other.blockNumber && one.logIndex > other.logIndex)
  )
}

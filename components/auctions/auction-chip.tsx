import type { Auction } from '@/lib/api/schema/auction'
import { Chip } from '../ui/risk-chip'
import { isProfitable } from './auction-words'

/** What an auction waits for, as a mark and a word. */
export function AuctionChip({ auction }: { auction: Auction }) {
  const { status, outcome } = auction
  if (status === 'cancelled') return <Chip>cancelled</Chip>
  if (status === 'needs-redo')
    return (
      <Chip className="bg-watch-wash text-watch">
        <span aria-hidden="true">↻</span>new start due
      </Chip>
    )
  if (status === 'running')
    return isProfitable(auction) ? (
      <Chip className="bg-afloat-wash text-afloat">
        <span aria-hidden="true">✓</span>buying pays
      </Chip>
    ) : (
      <Chip>
        <span aria-hidden="true">↓</span>price falling
      </Chip>
    )
  if (outcome && Number(outcome.lossUsd ?? outcome.uncovered) > 0)
    return (
      <Chip className="bg-under-wash text-under">
        <span aria-hidden="true">●</span>fell short
      </Chip>
    )
  const isShort = outcome !== null && BigInt(outcome.uncovered) > 0n
  return <Chip>{isShort ? 'sold, penalty short' : 'sold'}</Chip>
}

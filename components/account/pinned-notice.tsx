import Link from 'next/link'
import { formatBlockNumber, formatTime } from '@/lib/format'
import { Notice } from '../ui/notice'

/** Above a view that is pinned to a block: which, and the way to today. */
export function PinnedNotice({
  address,
  block,
  timestamp,
}: {
  address: string
  block: number
  timestamp: string | null
}) {
  return (
    <Notice>
      <b>As it was at block {formatBlockNumber(block)}</b>
      {timestamp ? `, ${formatTime(timestamp)}` : ''}. This view does not move.{' '}
      <Link href={`/accounts/${address}`} prefetch={false} className="link">
        See it now
      </Link>
    </Notice>
  )
}

import type { Account } from '@/lib/api/schema/position'
import { Notice } from '../ui/notice'

/** Markets that could not be read for this account: unknown, not empty. */
export function UnreadNotice({ unread }: { unread: Account['unread'] }) {
  if (unread.length === 0) return null
  return (
    <Notice kind="watch">
      <b>Not everything could be read.</b>{' '}
      {unread.map(({ market, marketName, source }) => (
        <span key={market}>
          <bdi>{marketName}</bdi>: {source.reason ?? 'no answer'} What this account has there is not
          known.{' '}
        </span>
      ))}
      What stands below is complete for the other markets.
    </Notice>
  )
}

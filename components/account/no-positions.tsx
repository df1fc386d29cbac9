import Link from 'next/link'
import type { Account } from '@/lib/api/schema/position'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'

/** An address that has nothing in the followed markets: says so, and where to look next. */
export function NoPositions({
  account,
  markets,
}: {
  account: Account
  markets: readonly { id: string; name: string }[]
}) {
  const names = Object.fromEntries(markets.map(({ id, name }) => [id, name]))
  const isPartial = account.unread.length > 0
  return (
    <Panel
      label="Positions"
      footer={<AsOfLines asOf={account.asOf} source={account.source} names={names} />}
    >
      <EmptyState
        title={
          isPartial
            ? 'No position is known of, but not every market could be read.'
            : 'This account has no position in the markets that are followed.'
        }
      >
        <p>
          {markets.length > 0
            ? `Followed are ${markets.map(({ name }) => name).join(', ')}. It may have loans elsewhere, or under another address, such as a smart wallet’s.`
            : 'No market is followed yet.'}
        </p>
        <p className="mt-2">
          <Link href="/markets" prefetch={false} className="link">
            What is followed
          </Link>
          {' · '}
          <Link href="/accounts" prefetch={false} className="link">
            Accounts nearest to liquidation
          </Link>
        </p>
      </EmptyState>
    </Panel>
  )
}

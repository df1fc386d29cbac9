import type { Metadata } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <>
      <PageHead title="There is no such page" />
      <Panel label="Not found">
        <EmptyState title="This address leads nowhere.">
          <p>
            An account is at <code>/accounts/0x…</code>. The{' '}
            <Link href="/accounts" prefetch={false} className="link">
              accounts nearest to liquidation
            </Link>
            , the{' '}
            <Link href="/liquidations" prefetch={false} className="link">
              liquidations
            </Link>{' '}
            and the{' '}
            <Link href="/markets" prefetch={false} className="link">
              markets
            </Link>{' '}
            are still there.
          </p>
        </EmptyState>
      </Panel>
    </>
  )
}

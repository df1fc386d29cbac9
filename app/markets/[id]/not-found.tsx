import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'

export default function MarketNotFound() {
  return (
    <>
      <PageHead title="There is no such market" />
      <Panel label="Not found">
        <EmptyState title="No market by this id is followed here.">
          <Link href="/markets" className="link">
            Show the markets that are
          </Link>
        </EmptyState>
      </Panel>
    </>
  )
}

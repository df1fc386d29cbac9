import Link from 'next/link'
import { EmptyState } from '../ui/empty-state'
import { PageHead } from '../ui/page-head'
import { Panel } from '../ui/panel'

/** In the place of a page about a market that is not there. Not by `notFound()`: Next draws that with scripts only. */
export function NoSuchMarket() {
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

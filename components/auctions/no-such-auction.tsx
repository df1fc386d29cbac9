import Link from 'next/link'
import { EmptyState } from '../ui/empty-state'
import { PageHead } from '../ui/page-head'
import { Panel } from '../ui/panel'

/** In the place of a page about an auction that is not there. Not by `notFound()`: Next draws that with scripts only. */
export function NoSuchAuction() {
  return (
    <>
      <PageHead title="There is no such auction" />
      <Panel label="Not found">
        <EmptyState title="None of the followed markets knows an auction by this id.">
          <p>
            An id reads <code>chain id-auction house-number</code>. It may be of a market that is
            not followed here, or too old to be kept.
          </p>
          <p className="mt-2">
            <Link href="/auctions" className="link">
              Show all auctions
            </Link>
          </p>
        </EmptyState>
      </Panel>
    </>
  )
}

import Link from 'next/link'
import { EmptyState } from '../ui/empty-state'
import { PageHead } from '../ui/page-head'
import { Panel } from '../ui/panel'

/** In the place of a page about a liquidation that is not there. Not by `notFound()`: Next draws that with scripts only. */
export function NoSuchLiquidation() {
  return (
    <>
      <PageHead title="There is no such liquidation" />
      <Panel label="Not found">
        <EmptyState title="None of the followed markets knows a liquidation by this id.">
          <p>
            An id reads <code>chain id-transaction hash-log index</code>. It may be of a market that
            is not followed here, or of a block that a reorganisation took back.
          </p>
          <p className="mt-2">
            <Link href="/liquidations" className="link">
              Show all liquidations
            </Link>
          </p>
        </EmptyState>
      </Panel>
    </>
  )
}

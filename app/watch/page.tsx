import type { Metadata } from 'next'
import Link from 'next/link'
import { Term } from '@/components/glossary/term'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { WatchView } from '@/components/watch/watch-view.client'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Watchlist',
  description:
    'Several accounts together, nearest to liquidation first, live, with a notification when one falls below a level. Kept in the browser.',
}

export default function WatchPage() {
  return (
    <>
      <PageHead
        title="Watchlist"
        sub={
          <>
            Your accounts and others, nearest to <Term id="forced-liquidation">liquidation</Term>{' '}
            first, by their <Term id="health-factor">health</Term> and its{' '}
            <Term id="distance">distance</Term>
          </>
        }
      />
      <noscript>
        <Notice>
          <b>The watchlist needs scripts.</b> It is kept in the browser, not on the server, so only
          a script can read it. Without one, keep bookmarks of accounts’ pages:{' '}
          <Link href="/accounts" className="link">
            those nearest to liquidation
          </Link>
          .
        </Notice>
      </noscript>
      <div className="needs-script">
        <WatchView />
      </div>
    </>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { AuctionPanels } from '@/components/auctions/auction-panels'
import { getAuctionSentence } from '@/components/auctions/auction-words'
import { NoSuchAuction } from '@/components/auctions/no-such-auction'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { decodeParam } from '@/components/page-query/decode-param'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { PageHead } from '@/components/ui/page-head'
import { getEngine } from '@/lib/engine/get-engine'
import { setPageStatus } from '@/lib/page-request'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

/** The auction and the block that it was read at; null where there is none. */
async function readAuction(params: Props['params']) {
  const id = decodeParam((await params).id)
  const auction = readOrProblem(() => getEngine().readAuction(id)).data
  if (!auction) return null
  const { asOf, source } = getEngine().readMarket(auction.market)
  return asOf ? { auction, asOf, source } : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await readAuction(params)
  if (!read) return { title: 'No such auction', robots: { index: false } }
  return { title: 'Auction', description: getAuctionSentence(read.auction, read.asOf.timestamp) }
}

export default async function AuctionPage({ params }: Props) {
  const read = await readAuction(params)
  if (!read) {
    setPageStatus(404)
    return <NoSuchAuction />
  }
  const { auction, asOf, source } = read
  return (
    <>
      <LiveRefresh asOf={{ [auction.market]: asOf }} />
      <PageHead
        title={
          <>
            <bdi>{auction.marketName}</bdi>, auction no. {auction.number}
          </>
        }
        sub={
          <>
            <Link href="/auctions" className="link">
              All auctions
            </Link>{' '}
            ·{' '}
            <Link
              href={`/markets/${encodeURIComponent(auction.market)}`}
              prefetch={false}
              className="link"
            >
              the market
            </Link>{' '}
            ·{' '}
            <Link href={`/accounts/${auction.borrower}`} prefetch={false} className="link">
              the owner
            </Link>
          </>
        }
      />
      <AuctionPanels auction={auction} asOf={asOf} source={source} />
    </>
  )
}

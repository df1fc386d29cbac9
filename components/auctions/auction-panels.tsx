import { isLiveAuction } from '@/lib/api/is-live-auction'
import type { AsOf, Source } from '@/lib/api/schema/as-of'
import type { Auction } from '@/lib/api/schema/auction'
import { AsOfLine } from '../ui/as-of-line'
import { CsvLink } from '../ui/csv-link'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { AuctionChart } from './auction-chart'
import { AuctionChip } from './auction-chip'
import { AuctionFacts } from './auction-facts'
import { getAuctionPlot } from './auction-plot'
import { getAuctionSentence } from './auction-words'
import { PATH_CSV, PathTable } from './path-table'
import { TakesTable } from './takes-table'

/** One auction: where its price is against the market's, what was bought, what comes of it. */
export function AuctionPanels({
  auction,
  asOf,
  source,
}: {
  auction: Auction
  asOf: AsOf
  source: Source
}) {
  const plot = getAuctionPlot(auction, asOf)
  const isLive = isLiveAuction(auction)
  const footer = <AsOfLine name={auction.marketName} asOf={asOf} source={source} />
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-4">
        <Panel
          title={getAuctionSentence(auction, asOf.timestamp)}
          aside={<AuctionChip auction={auction} />}
          footer={footer}
          footerAside={
            plot ? <CsvLink name="auction-price" columns={PATH_CSV} rows={auction.path} /> : null
          }
        >
          {plot ? (
            <>
              <p className="px-4 text-muted text-t1">
                Price in dollars a token, from the start to where it needs a new one
              </p>
              <div className="px-2 pb-2">
                <AuctionChart plot={plot} />
              </div>
              <details className="border-rule border-t px-4 py-2">
                <summary className="text-t1">The same as a table</summary>
                <PanelScroll label="The price over time">
                  <PathTable auction={auction} blockTime={asOf.timestamp} />
                </PanelScroll>
              </details>
            </>
          ) : (
            <p className="px-4 pb-4 text-muted">
              {isLive
                ? 'How its price falls can’t be worked out: its calculator is not one of the three that are known.'
                : 'It is over: nothing can be bought any more.'}
            </p>
          )}
        </Panel>
        <Panel
          title={
            auction.takes.length === 0
              ? 'Nobody has bought yet'
              : `Bought in ${auction.takes.length === 1 ? 'one purchase' : `${auction.takes.length} parts`}`
          }
          label="Purchases"
          footer={footer}
        >
          {auction.takes.length === 0 ? (
            <EmptyState title="No purchase is known.">
              {isLive ? 'Buyers mostly wait until the price is below the market’s.' : null}
            </EmptyState>
          ) : (
            <PanelScroll label="Purchases in this auction">
              <TakesTable auction={auction} />
            </PanelScroll>
          )}
        </Panel>
      </div>
      <Panel title={isLive ? 'What is sold for whom' : 'What came of it'} footer={footer}>
        <AuctionFacts auction={auction} />
      </Panel>
    </div>
  )
}

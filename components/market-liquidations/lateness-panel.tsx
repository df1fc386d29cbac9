import type { Lateness, MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import { Figure, Figures } from '../ui/figures'
import { Panel } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Unknown } from '../ui/unknown'
import type { PanelFooter } from './as-of-footer'
import { type BarRow, Bars, BarsCsv } from './bars'
import { getLatenessTitle } from './quality-words'

/** How fast loans past their line were taken. */
export function LatenessPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { lateness, auctions } = answer
  return (
    <Panel
      title={getLatenessTitle(answer)}
      aside={auctions ? 'Speed' : <Term id="lateness">Blocks late</Term>}
      footer={footer}
      footerAside={
        lateness && lateness.known > 0 ? (
          <BarsCsv name="blocks-late" head="blocksLate" rows={lateness.buckets.map(toRow)} />
        ) : null
      }
    >
      {lateness && answer.count > 0 ? <LatenessFigures lateness={lateness} /> : null}
      {auctions ? <Pace auctions={auctions} /> : null}
    </Panel>
  )
}

function LatenessFigures({ lateness }: { lateness: Lateness }) {
  const { known, notKnown, shareInFirst, medianBlocks, p95Blocks, buckets } = lateness
  return (
    <>
      <Figures>
        <Figure name="Median, blocks late">
          <Blocks count={medianBlocks} />
        </Figure>
        <Figure name="95 % within, blocks">
          <Blocks count={p95Blocks} />
        </Figure>
        <Figure name="In the first possible block">
          {shareInFirst === null ? <Blocks count={null} /> : <Percent value={shareInFirst} />}
        </Figure>
        <Figure name="Known of">
          {formatCount(known)} of {formatCount(known + notKnown)}
        </Figure>
      </Figures>
      {known > 0 ? (
        <Bars
          rows={buckets.map(toRow)}
          caption="By blocks between the first in which it could have happened and the one in which it did"
          head="Blocks late"
          unit="Times"
        />
      ) : null}
      <p className="max-w-[90ch] px-4 pb-4 text-muted text-t1">
        Blocks late: from the first block that allowed it to the one in which it happened. Told once
        a borrower and block, and only where the state around it could be read:{' '}
        {notKnown === 0 ? 'here of all.' : `not of ${formatCount(notKnown)}.`}
      </p>
    </>
  )
}

function toRow({ from, to, count }: Lateness['buckets'][number]): BarRow {
  const name =
    from === 0
      ? '0, the first'
      : to === null
        ? `over ${formatCount(from - 1)}`
        : from === to
          ? formatCount(from)
          : `${formatCount(from)} to ${formatCount(to)}`
  return { name, count, mark: to === null || from > 50 ? 'under' : from > 10 ? 'watch' : undefined }
}

function Pace({ auctions }: { auctions: NonNullable<MarketLiquidations['auctions']> }) {
  const { taken, known, medianBlocks, p95Blocks } = auctions
  return (
    <>
      {taken > 0 ? (
        <Figures>
          <Figure name="Median, blocks to the first purchase">
            <Blocks count={medianBlocks} />
          </Figure>
          <Figure name="95 % within, blocks">
            <Blocks count={p95Blocks} />
          </Figure>
          <Figure name="Known of">
            {formatCount(known)} of {formatCount(taken)}
          </Figure>
        </Figures>
      ) : null}
      <p className="max-w-[90ch] px-4 pb-4 text-muted text-t1">
        An auction’s price begins above the market and falls until somebody buys: some blocks always
        pass. How long an unsafe vault waited before its auction began is not kept, so it is not
        told here.
      </p>
    </>
  )
}

function Blocks({ count }: { count: number | null }) {
  if (count === null) return <Unknown why="The blocks before it were not read" />
  return <>{formatCount(count)}</>
}

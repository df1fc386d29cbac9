import Link from 'next/link'
import type { Liquidations } from '@/lib/api/schema/liquidation'
import { toFeedApiHref } from '../liquidations/feed-params'
import { LiquidationTable } from '../liquidations/liquidation-table'
import { getLastDayTitle, type LiquidationSummary } from '../liquidations/summarise'
import { Timeline } from '../liquidations/timeline'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'

const ROWS = 6

/** The newest block of all, or where none was read the newest liquidation. */
function getNow({ asOf, items }: Liquidations): string {
  const times = Object.values(asOf).map(({ timestamp }) => timestamp)
  return times.sort().at(-1) ?? items[0]?.timestamp ?? ''
}

/** The newest liquidations along time and, the very newest, as rows; whenever they were; the title speaks of the last day. */
export function Recent({
  liquidations,
  lastDay,
  names,
}: {
  liquidations: Liquidations
  lastDay: LiquidationSummary
  names: Readonly<Record<string, string>>
}) {
  const hasRead = Object.keys(liquidations.asOf).length > 0
  const title = hasRead ? getLastDayTitle(lastDay) : 'Liquidations'
  return (
    <Panel
      title={title}
      aside={
        <Link href="/liquidations" prefetch={false} className="link">
          all
        </Link>
      }
      footer={<AsOfLines asOf={liquidations.asOf} source={liquidations.source} names={names} />}
      footerAside={
        <a className="link" href={toFeedApiHref({}, { format: 'csv' })}>
          CSV
        </a>
      }
    >
      {liquidations.items.length === 0 ? (
        <EmptyState title={hasRead ? 'No liquidation is known' : 'No market could be read yet'}>
          {hasRead
            ? 'None happened in the blocks that were searched.'
            : 'They appear once a node answers.'}
        </EmptyState>
      ) : (
        <>
          <Timeline items={liquidations.items} now={getNow(liquidations)} />
          <PanelScroll label="Newest liquidations">
            <LiquidationTable
              items={liquidations.items.slice(0, ROWS)}
              asOf={liquidations.asOf}
              source={liquidations.source}
              names={names}
              caption="Newest liquidations"
            />
          </PanelScroll>
        </>
      )}
    </Panel>
  )
}

import Link from 'next/link'
import type { Market } from '@/lib/api/schema/market'
import { formatCount } from '@/lib/format'
import { AuditMark } from '../audit/audit-mark'
import { Term } from '../glossary/term'
import { AsOfLine } from '../ui/as-of-line'
import { type Column, ColumnTable } from '../ui/column-table'
import { Panel } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { MarketState } from './market-state'

const UNREAD = 'Nothing of this market could be read yet'

function Sum({ usd, why = UNREAD }: { usd: string | null | undefined; why?: string }) {
  return <Usd compact value={usd ?? null} why={why} />
}

const COLUMNS: readonly Column<Market>[] = [
  {
    head: 'Market',
    isRowHead: true,
    cell: ({ id, name }) => (
      <Link
        href={`/markets/${encodeURIComponent(id)}`}
        prefetch={false}
        className="covers no-underline"
      >
        {name}
      </Link>
    ),
  },
  { head: 'Rules', cell: ({ ruleSet }) => ruleSet },
  { head: 'State', cell: (market) => <MarketState market={market} /> },
  {
    head: 'Borrowers',
    numeric: true,
    cell: ({ asOf, borrowers }) => (asOf ? formatCount(borrowers) : <Unknown why={UNREAD} />),
  },
  { head: 'Collateral', numeric: true, cell: ({ totals }) => <Sum usd={totals?.collateralUsd} /> },
  { head: 'Owed', numeric: true, cell: ({ totals }) => <Sum usd={totals?.debtUsd} /> },
  {
    head: 'Liquidatable',
    numeric: true,
    cell: ({ totals }) => <Sum usd={totals?.liquidatableUsd} />,
  },
  {
    head: <Term id="bad-debt">Bad debt</Term>,
    label: 'Bad debt',
    numeric: true,
    cell: ({ totals }) => <Sum usd={totals?.badDebtUsd} />,
  },
  {
    head: <Term id="deficit">Deficit</Term>,
    label: 'Deficit',
    numeric: true,
    cell: ({ totals }) => (
      <Sum usd={totals?.deficitUsd} why={totals ? 'These rules book no deficit' : UNREAD} />
    ),
  },
  {
    head: <Term id="coverage">Coverage</Term>,
    label: 'Coverage',
    numeric: true,
    cell: ({ coverage }) => (
      <Percent value={coverage} why="The market’s own total could not be read" />
    ),
  },
  { head: 'Compared', cell: ({ audit }) => <AuditMark audit={audit} /> },
]

/** All followed markets; each row leads to one. */
export function MarketList({ markets }: { markets: readonly Market[] }) {
  return (
    <Panel
      title={markets.length === 1 ? 'One market' : `${formatCount(markets.length)} markets`}
      footer={
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          {markets.map((market) => (
            <AsOfLine
              key={market.id}
              name={market.name}
              asOf={market.asOf}
              source={{ ...market.source, status: 'fresh' }}
            />
          ))}
        </span>
      }
      footerAside={
        <a className="link" href="/api/v1/markets">
          JSON
        </a>
      }
    >
      <div className="relative md:overflow-x-auto">
        <ColumnTable
          caption="Markets"
          columns={COLUMNS}
          rows={markets}
          getKey={({ id }) => id}
          rowClass="row-link"
        />
      </div>
    </Panel>
  )
}

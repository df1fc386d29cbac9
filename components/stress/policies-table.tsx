import { formatCount } from '@/lib/format'
import type { PlayedStress, StressPolicy } from '@/lib/risk/scenarios/stress-view'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'
import { POLICY_NAMES, POLICY_TEXTS } from './policy-words'
import { toShare, toSpan, toUsd } from './to-text'

type Row = { name: string; read: (each: StressPolicy) => string }

/** The same shock, sold in three ways. */
export function PoliciesTable({ view }: { view: PlayedStress }) {
  const { compared, followed } = view
  const rows: readonly Row[] = [
    { name: 'Loans sold', read: ({ totals }) => formatCount(totals.accounts) },
    {
      name: 'Price falls a further',
      read: ({ lowestPrice }) =>
        followed &&
        followed.venue !== 'not-known' &&
        lowestPrice !== null &&
        followed.shockedPrice > 0
          ? toShare(Math.max(0, 1 - lowestPrice / followed.shockedPrice))
          : 'not known',
    },
    { name: 'Its sale brought', read: ({ totals }) => toUsd(totals.received) },
    {
      name: 'Borrowers lose',
      read: ({ totals }) => toUsd(totals.seized - totals.returned - totals.repaid),
    },
    { name: 'Bad debt', read: ({ totals }) => toUsd(totals.badDebt) },
    { name: 'Unsold at the end', read: ({ totals }) => toUsd(totals.unsold) },
    {
      name: 'Last sale after',
      read: ({ seconds }) => (seconds === null ? 'nothing sold' : toSpan(seconds)),
    },
  ]
  const columns: readonly Column<Row>[] = [
    {
      head: <span className="sr-only">What</span>,
      isRowHead: true,
      className: 'whitespace-normal font-normal',
      cell: ({ name }) => name,
    },
    ...compared.map((each) => ({
      head: POLICY_NAMES[each.policy],
      numeric: true,
      cell: ({ read }: Row) => read(each),
    })),
  ]
  return (
    <>
      <PanelScroll label="Three ways to sell">
        <ColumnTable
          caption="Three ways to sell, the same shock"
          columns={columns}
          rows={rows}
          getKey={({ name }) => name}
          isPlain
        />
      </PanelScroll>
      <ul className="grid gap-1 px-4 py-3 text-muted text-t1 lg:grid-cols-3 lg:gap-4">
        {Object.entries(POLICY_TEXTS).map(([policy, text]) => (
          <li key={policy}>
            <b>{POLICY_NAMES[policy as keyof typeof POLICY_TEXTS]}</b>: {text}
          </li>
        ))}
      </ul>
    </>
  )
}

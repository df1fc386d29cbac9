import { formatCount } from '@/lib/format'
import type { PlayedStress, StressPolicy } from '@/lib/risk/scenarios/stress-view'
import { PanelScroll } from '../ui/panel'
import { POLICY_NAMES, POLICY_TEXTS } from './policy-words'
import { toShare, toSpan, toUsd } from './to-text'

/** The same shock, sold in three ways. */
export function PoliciesTable({ view }: { view: PlayedStress }) {
  const { compared, followed } = view
  const rows: readonly { name: string; read: (each: StressPolicy) => string }[] = [
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
  return (
    <>
      <PanelScroll label="Three ways to sell">
        <table className="table">
          <caption className="sr-only">Three ways to sell, the same shock</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">What</span>
              </th>
              {compared.map(({ policy }) => (
                <th key={policy} scope="col" className="n">
                  {POLICY_NAMES[policy]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, read }) => (
              <tr key={name}>
                <th scope="row" className="whitespace-normal font-normal">
                  {name}
                </th>
                {compared.map((each) => (
                  <td key={each.policy} className="n">
                    {read(each)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
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

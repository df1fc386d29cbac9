import { formatCount } from '@/lib/format'
import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { toPrice, toUsd } from './to-text'

/** With the sale's own impact, and as if no sale moved a price. */
export function ImpactTable({ view }: { view: PlayedStress }) {
  const { totals, withoutImpact, followed } = view
  const rows: readonly { name: string; with: string; without: string }[] = [
    {
      name: 'Loans sold',
      with: formatCount(totals.accounts),
      without: formatCount(withoutImpact.accounts),
    },
    { name: 'Collateral taken', with: toUsd(totals.seized), without: toUsd(withoutImpact.seized) },
    { name: 'Debt repaid', with: toUsd(totals.repaid), without: toUsd(withoutImpact.repaid) },
    {
      name: 'What its sale brought',
      with: toUsd(totals.received),
      without: toUsd(withoutImpact.received),
    },
    { name: 'Bad debt', with: toUsd(totals.badDebt), without: toUsd(withoutImpact.badDebt) },
    {
      name: 'Debt below the line, unsold',
      with: toUsd(totals.leftDebt),
      without: toUsd(withoutImpact.leftDebt),
    },
    ...(followed
      ? [
          {
            name: 'Lowest oracle price',
            with: toPrice(followed.lowestOraclePrice),
            without: toPrice(followed.shockedPrice),
          },
        ]
      : []),
  ]
  return (
    <table className="table self-start">
      <caption className="sr-only">With and without the sale’s own effect on prices</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="n">
            As the pools are
          </th>
          <th scope="col" className="n">
            If no sale moved a price
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" className="whitespace-normal font-normal">
              {row.name}
            </th>
            <td className="n font-bold">{row.with}</td>
            <td className="n">{row.without}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

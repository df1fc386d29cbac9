import Link from 'next/link'
import type { AsOfByMarket, SourceByMarket } from '@/lib/api/schema/as-of'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import { Term } from '../glossary/term'
import { Address } from '../ui/address'
import { ColumnHead, ColumnWidths } from '../ui/column-head'
import { Usd } from '../ui/usd'
import { HealthChange, Late, Moved, When } from './liquidation-cells'

const HOW = {
  'fixed-spread': 'at a bonus',
  auction: 'in an auction',
  absorption: 'taken in',
} as const

/** Liquidations as rows; each row leads to the one liquidation. */
export function LiquidationTable({
  items,
  asOf,
  source,
  names,
  caption,
}: {
  items: readonly Liquidation[]
  asOf: AsOfByMarket
  source: SourceByMarket
  /** Market names by id. */
  names: Readonly<Record<string, string>>
  caption: string
}) {
  const tellsLate = items.some((liquidation) => liquidation.blocksLate !== null)
  const tellsHow = new Set(items.map(({ mechanism }) => mechanism)).size > 1
  const columns = [
    { head: 'When', percent: 8 },
    { head: 'Market', percent: 18.3 },
    { head: 'Borrower', percent: 12.5 },
    { head: 'Taken', numeric: true, percent: 11 },
    { head: 'Repaid', numeric: true, percent: 12 },
    { head: <Term id="bonus">Bonus</Term>, numeric: true, percent: 6.5 },
    ...(tellsLate ? [{ head: 'Late', numeric: true, percent: 7.4 }] : []),
    { head: 'Health', numeric: true, percent: 11.5 },
    { head: 'By', percent: 12.8 },
  ]
  return (
    <table className="table lists steady">
      <caption className="sr-only">{caption}</caption>
      <ColumnWidths percents={columns.map(({ percent }) => percent)} />
      <ColumnHead columns={columns} />
      <tbody>
        {items.map((liquidation) => (
          <tr key={liquidation.id} className="row-link">
            <td data-head="">
              <Link
                href={`/liquidations/${liquidation.id}`}
                prefetch={false}
                className="covers no-underline"
              >
                <When liquidation={liquidation} asOf={asOf} source={source} />
              </Link>
            </td>
            <td data-label="Market">
              {names[liquidation.market] ?? liquidation.market}
              {tellsHow ? (
                <span className="block text-faint text-t1 max-md:inline">
                  {HOW[liquidation.mechanism]}
                </span>
              ) : null}
            </td>
            <td data-label="Borrower">
              <Address address={liquidation.borrower} href="account" />
            </td>
            <td className="n" data-label="Taken">
              <Moved moved={liquidation.collateral} rounding="down" isStacked />
            </td>
            <td className="n" data-label="Repaid">
              <Moved moved={liquidation.debt} rounding="up" isStacked />
            </td>
            <td className="n" data-label="Bonus">
              <Usd value={liquidation.bonusUsd} compact />
            </td>
            {tellsLate ? (
              <td className="n" data-label="Late">
                <Late blocks={liquidation.blocksLate} />
              </td>
            ) : null}
            <td className="n" data-label="Health">
              <HealthChange liquidation={liquidation} />
            </td>
            <td data-label="By">
              <Address address={liquidation.liquidator} href="account" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

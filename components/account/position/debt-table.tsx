import type { Position } from '@/lib/api/schema/position'
import { formatPercent } from '@/lib/format'
import { Amount } from '../../ui/amount'
import { ColumnHead } from '../../ui/column-head'
import { Token } from '../../ui/token'
import { Usd } from '../../ui/usd'
import { PriceCell } from './price-cell'
import { TriggerCells } from './trigger-cells'

const COLUMNS = [
  { head: 'Owed' },
  { head: 'Amount', numeric: true },
  { head: 'Value', numeric: true },
  { head: 'Price, age · feed', numeric: true },
  { head: 'Costs a year', numeric: true },
  { head: 'Liquidation price', numeric: true },
  { head: 'Distance', numeric: true },
]

/** What is owed: amounts rounded up, the rate, and the price that would liquidate. */
export function DebtTable({ position }: { position: Position }) {
  return (
    <table className="table lists">
      <ColumnHead columns={COLUMNS} />
      <tbody>
        {position.debt.map((leg) => (
          <tr key={leg.asset}>
            <th scope="row" data-head="">
              <Token symbol={leg.symbol} address={leg.asset} />
            </th>
            <td className="n" data-label="Amount">
              <Amount amount={leg.amount} decimals={leg.decimals} rounding="up" />
            </td>
            <td className="n" data-label="Value">
              <Usd value={leg.valueUsd} />
            </td>
            <td className="n" data-label="Price, age · feed">
              <PriceCell price={leg.price} />
            </td>
            <td className="n" data-label="Costs a year">
              {formatPercent(leg.borrowRate, 2, 'up')}
            </td>
            <TriggerCells position={position} asset={leg.asset} isCounted={true} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

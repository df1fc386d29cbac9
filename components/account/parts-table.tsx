import type { LiquidationPreview } from '@/lib/api/schema/position'
import { Amount } from '../ui/amount'
import { Token } from '../ui/token'
import { Usd } from '../ui/usd'

/** The parts of one absorption: every collateral that it takes, what it is worth and which part of the debt it pays. */
export function PartsTable({ parts }: { parts: readonly LiquidationPreview[] }) {
  return (
    <table className="table lists">
      <thead>
        <tr>
          <th scope="col">Taken</th>
          <th scope="col" className="n">
            Amount
          </th>
          <th scope="col" className="n">
            Worth
          </th>
          <th scope="col" className="n">
            Penalty
          </th>
          <th scope="col" className="n">
            Debt it pays
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ collateral, debt, seized, seizedUsd, bonusUsd, maxRepay }) => (
          <tr key={collateral.asset}>
            <th scope="row" data-head="">
              <Token symbol={collateral.symbol} address={collateral.asset} />
            </th>
            <td className="n" data-label="Amount">
              <Amount amount={seized} decimals={collateral.decimals} rounding="up" />
            </td>
            <td className="n" data-label="Worth">
              <Usd value={seizedUsd} />
            </td>
            <td className="n" data-label="Penalty">
              <Usd value={bonusUsd} />
            </td>
            <td className="n" data-label="Debt it pays">
              <Amount amount={maxRepay} symbol={debt.symbol} decimals={debt.decimals} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

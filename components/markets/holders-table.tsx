import type { Market } from '@/lib/api/schema/market'
import { Address } from '../ui/address'
import { Percent } from '../ui/percent'
import { Usd } from '../ui/usd'

/** The largest by debt; each row leads to the account. */
export function HoldersTable({ largest }: Pick<Market, 'largest'>) {
  return (
    <table className="table">
      <caption className="sr-only">Largest borrowers</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className="n">
            Collateral
          </th>
          <th scope="col" className="n">
            Owed
          </th>
          <th scope="col" className="n">
            Of all debt
          </th>
        </tr>
      </thead>
      <tbody>
        {largest.map((holder) => (
          <tr key={`${holder.address} ${holder.debtUsd}`} className="row-link">
            <td>
              <Address address={holder.address} href="account" covers />
            </td>
            <td className="n">
              <Usd value={holder.collateralUsd} compact />
            </td>
            <td className="n">
              <Usd value={holder.debtUsd} compact />
            </td>
            <td className="n">
              <Percent value={holder.shareOfDebt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { Address } from '../ui/address'
import { PanelScroll } from '../ui/panel'
import { count, toUsd } from './to-text'

/** Borrowers that are sold, the largest seizure first. */
export function HitTable({ view }: { view: PlayedStress }) {
  return (
    <PanelScroll label="Who is hit">
      <table className="table lists pairs">
        <caption className="sr-only">Who is hit, largest seizure first</caption>
        <thead>
          <tr>
            <th scope="col">Borrower</th>
            <th scope="col" className="n">
              Held before
            </th>
            <th scope="col" className="n">
              Owed before
            </th>
            <th scope="col" className="n">
              Repaid
            </th>
            <th scope="col" className="n">
              Taken
            </th>
            <th scope="col" className="n">
              Borrower loses
            </th>
            <th scope="col" className="n">
              Bad debt
            </th>
          </tr>
        </thead>
        <tbody>
          {view.hit.map((hit) => (
            <tr key={`${hit.market} ${hit.row}`} className="row-link">
              <th scope="row" data-head="">
                <Address address={hit.address} href="account" covers />
              </th>
              <td className="n" data-label="Held">
                {toUsd(hit.collateral)}
              </td>
              <td className="n" data-label="Owed">
                {toUsd(hit.debt)}
              </td>
              <td className="n" data-label="Repaid">
                {toUsd(hit.repaid)}
              </td>
              <td className="n" data-label="Taken">
                {toUsd(hit.seized)}
              </td>
              <td className="n" data-label="Loses">
                {toUsd(hit.seized - hit.returned - hit.repaid)}
              </td>
              <td className="n" data-label="Bad debt">
                {toUsd(hit.badDebt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

/** Of how many borrowers the result speaks. */
export const describeCount = (view: PlayedStress): string =>
  count(view.accounts, 'borrower') +
  (view.unpricedAccounts > 0 ? `, ${view.unpricedAccounts} more left out: a price is missing` : '')

import { formatCount } from '@/lib/format'
import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { PanelScroll } from '../ui/panel'
import { toPrice, toSpan, toUsd } from './to-text'

/** What each look at the oracle found and what followed. */
export function RoundsTable({ view }: { view: PlayedStress }) {
  const { rounds, followed } = view
  return (
    <PanelScroll label="Round by round">
      <table className="table">
        <caption className="sr-only">Round by round</caption>
        <thead>
          <tr>
            <th scope="col">After</th>
            <th scope="col" className="n">
              Oracle’s price
            </th>
            <th scope="col" className="n">
              Loans below 1
            </th>
            <th scope="col" className="n">
              Forced sales
            </th>
            <th scope="col" className="n">
              Sold
            </th>
            <th scope="col" className="n">
              It brought
            </th>
            <th scope="col" className="n">
              Bad debt
            </th>
            <th scope="col" className="n">
              Pool’s price then
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.round}>
              <th scope="row" className="font-normal">
                {round.seconds === 0 ? 'the shock' : toSpan(round.seconds)}
              </th>
              <td className="n">{followed ? toPrice(round.oraclePrice) : '–'}</td>
              <td className="n">{formatCount(round.liquidatable)}</td>
              <td className="n">{formatCount(round.liquidations)}</td>
              <td className="n">{toUsd(round.sold)}</td>
              <td className="n">{toUsd(round.received)}</td>
              <td className="n">{toUsd(round.badDebt)}</td>
              <td className="n">
                {followed?.venue === 'pool' ? toPrice(round.poolPrice) : 'not known'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { PanelScroll } from '../ui/panel'
import { toPrice, toUsd } from './to-text'

/** All assets that fell or were sold. */
export function AssetsTable({ view }: { view: PlayedStress }) {
  return (
    <PanelScroll label="Asset by asset">
      <table className="table">
        <caption className="sr-only">Asset by asset</caption>
        <thead>
          <tr>
            <th scope="col">Asset</th>
            <th scope="col" className="n">
              Price now
            </th>
            <th scope="col" className="n">
              By the shock
            </th>
            <th scope="col" className="n">
              Lowest
            </th>
            <th scope="col" className="n">
              Its sale brought
            </th>
            <th scope="col">Sold into</th>
          </tr>
        </thead>
        <tbody>
          {view.assets.map((asset) => (
            <tr key={asset.asset}>
              <th scope="row">
                <bdi>{asset.symbol}</bdi>
              </th>
              <td className="n">{toPrice(asset.priceBefore)}</td>
              <td className="n">{toPrice(asset.shockedPrice)}</td>
              <td className="n">{toPrice(asset.lowestOraclePrice)}</td>
              <td className="n">{toUsd(asset.received)}</td>
              <td>{VENUES[asset.venue]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

const VENUES = {
  pool: 'pools, as deep as shown',
  infinite: 'a market that no sale moves',
  closed: 'nothing: it can’t be withdrawn',
  'not-known': 'not known: no pool; counted as if no sale moved it',
} as const

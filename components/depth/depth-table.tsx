import type { Depth } from '@/lib/api/schema/depth'
import { formatPercent } from '@/lib/format'
import { Amount } from '../ui/amount'
import { PanelScroll } from '../ui/panel'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { showPrice } from './show-price'

/** The same as the picture, size by size. */
export function DepthTable({ depth }: { depth: Depth }) {
  const { collateral, debt, curve, haircut } = depth
  return (
    <PanelScroll label="What each size of sale brings">
      <table className="table lists">
        <caption className="sr-only">What each size of sale brings</caption>
        <thead>
          <tr>
            <th scope="col" className="n">
              Sold, $
            </th>
            <th scope="col" className="n">
              Sold, <Token symbol={collateral.symbol} />
            </th>
            <th scope="col" className="n">
              Brings, <Token symbol={debt.symbol} />
            </th>
            <th scope="col" className="n">
              For one <Token symbol={collateral.symbol} />
            </th>
            <th scope="col" className="n">
              Less than the pools’ price
            </th>
          </tr>
        </thead>
        <tbody>
          {curve.map((point) => (
            <tr key={point.amountIn}>
              <th scope="row" data-head="" className="n">
                <Usd value={point.amountInUsd} compact />
                {point.amountIn === haircut?.amountIn ? ' (all)' : ''}
              </th>
              <td data-label="Sold" className="n">
                <Amount amount={point.amountIn} decimals={collateral.decimals} />
              </td>
              <td data-label="Brings" className="n">
                <Amount amount={point.amountOut} decimals={debt.decimals} />
              </td>
              <td data-label="For one" className="n">
                {point.price === null ? (
                  <Unknown why="The pools take nothing of it" />
                ) : (
                  <data value={point.price}>{showPrice(point.price)}</data>
                )}
              </td>
              <td data-label="Less than the pools’ price" className="n">
                {point.priceImpact === null ? (
                  <Unknown why="The pools take nothing of it" />
                ) : (
                  formatPercent(point.priceImpact, 2, 'up')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

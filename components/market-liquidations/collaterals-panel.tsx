import Link from 'next/link'
import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount, formatPercent } from '@/lib/format'
import { toFeedHref } from '../liquidations/feed-params'
import { Panel, PanelScroll } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import type { PanelFooter } from './as-of-footer'

/** The same figures by what was taken. */
export function CollateralsPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { collaterals, liquidators, market, from, count } = answer
  const [first] = collaterals
  if (count === 0 || !first) return null
  const title =
    collaterals.length === 1
      ? `All that was taken is ${first.symbol}`
      : first.share === null
        ? `${formatCount(collaterals.length)} assets were taken, of unknown value`
        : `${formatPercent(first.share, 0)} of what was ${liquidators.shareOf === 'repaid' ? 'paid was for' : 'taken is'} ${first.symbol}`
  return (
    <Panel title={title} aside="By collateral" footer={footer}>
      <PanelScroll label="By collateral">
        <table className="table lists">
          <caption className="sr-only">By the asset that was taken, largest first</caption>
          <thead>
            <tr>
              <th scope="col">Collateral</th>
              <th scope="col" className="n">
                Times
              </th>
              <th scope="col" className="n">
                Taken
              </th>
              <th scope="col" className="n">
                For each $1
              </th>
              <th scope="col" className="n">
                Lost
              </th>
              <th scope="col" className="n">
                Recovered
              </th>
              <th scope="col" className="n">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {collaterals.map((row) => (
              <tr key={row.asset}>
                <th scope="row" data-head="">
                  <Link
                    className="link"
                    prefetch={false}
                    href={toFeedHref({ market, asset: row.asset, ...(from !== null && { from }) })}
                  >
                    <Token symbol={row.symbol} address={row.asset} />
                  </Link>
                </th>
                <td className="n" data-label="Times">
                  {formatCount(row.count)}
                </td>
                <td className="n" data-label="Taken">
                  <Usd value={row.seizedUsd} compact />
                </td>
                <td className="n" data-label="For each $1">
                  {row.seizedToRepaid === null ? (
                    <Unknown why="Of none are both values known" />
                  ) : (
                    `$${Number(row.seizedToRepaid).toFixed(3)}`
                  )}
                </td>
                <td className="n" data-label="Lost">
                  <Usd value={row.badDebtUsd} compact why="These rules tell no loss" />
                </td>
                <td className="n" data-label="Recovered">
                  <Percent value={row.recovered} why="Of none are both values known" />
                </td>
                <td className="n" data-label="Share">
                  <Percent value={row.share} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </PanelScroll>
    </Panel>
  )
}

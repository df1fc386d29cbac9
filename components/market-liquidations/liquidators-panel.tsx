import Link from 'next/link'
import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import { toFeedHref } from '../liquidations/feed-params'
import { Address } from '../ui/address'
import { Panel, PanelScroll } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Usd } from '../ui/usd'
import type { PanelFooter } from './as-of-footer'
import { getLiquidatorsTitle } from './quality-words'

const HEADS = { 'fixed-spread': 'Liquidator', auction: 'Buyer', absorption: 'Called for by' }

/** Who took how much, and how concentrated that is. */
export function LiquidatorsPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { liquidators, mechanism, count, market, from } = answer
  if (count === 0) return null
  const { items, total, herfindahl, shareOf } = liquidators
  return (
    <Panel
      title={getLiquidatorsTitle(answer)}
      aside={<Term id="liquidator">Who takes it</Term>}
      footer={footer}
    >
      <PanelScroll label="Who took how much">
        <table className="table lists">
          <caption className="sr-only">Who took how much, largest first</caption>
          <thead>
            <tr>
              <th scope="col">{HEADS[mechanism]}</th>
              <th scope="col" className="n">
                Times
              </th>
              <th scope="col" className="n">
                Taken
              </th>
              <th scope="col" className="n">
                {mechanism === 'auction' ? 'Paid' : 'Repaid'}
              </th>
              <th scope="col" className="n">
                Gross bonus
              </th>
              <th scope="col" className="n">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.address}>
                <th scope="row" data-head="">
                  <Address address={item.address} href="account" />
                </th>
                <td className="n" data-label="Times">
                  <Link
                    className="link"
                    prefetch={false}
                    href={toFeedHref({
                      market,
                      liquidator: item.address,
                      ...(from !== null && { from }),
                    })}
                  >
                    {formatCount(item.count)}
                  </Link>
                </td>
                <td className="n" data-label="Taken">
                  <Usd value={item.seizedUsd} compact />
                </td>
                <td className="n" data-label={mechanism === 'auction' ? 'Paid' : 'Repaid'}>
                  <Usd value={item.repaidUsd} compact />
                </td>
                <td className="n" data-label="Gross bonus">
                  <Usd
                    value={item.bonusUsd}
                    compact
                    why={
                      mechanism === 'absorption'
                        ? 'Whoever calls for an absorption is paid nothing'
                        : 'The prices of those blocks are not known'
                    }
                  />
                </td>
                <td className="n" data-label="Share">
                  <Percent value={item.share} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </PanelScroll>
      <p className="max-w-[90ch] px-4 py-3 text-muted text-t1">
        Shares are of {shareOf === 'repaid' ? 'what was paid' : 'the collateral taken'}, in dollars;
        gas and what the sale costs are not taken off the bonus.{' '}
        {herfindahl === null ? null : (
          <>
            <Term id="concentration">Concentration</Term> (Herfindahl index):{' '}
            {Number(herfindahl).toFixed(2)}, where 1 is one taking all.{' '}
          </>
        )}
        {total > items.length ? `The largest ${formatCount(items.length)} are shown.` : ''}
      </p>
    </Panel>
  )
}

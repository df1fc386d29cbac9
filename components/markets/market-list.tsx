import Link from 'next/link'
import type { Market } from '@/lib/api/schema/market'
import { formatCount } from '@/lib/format'
import { AuditMark } from '../audit/audit-mark'
import { Term } from '../glossary/term'
import { AsOfLine } from '../ui/as-of-line'
import { Panel } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { MarketState } from './market-state'

const UNREAD = 'Nothing of this market could be read yet'

/** All followed markets; each row leads to one. */
export function MarketList({ markets }: { markets: readonly Market[] }) {
  return (
    <Panel
      title={markets.length === 1 ? 'One market' : `${formatCount(markets.length)} markets`}
      footer={
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          {markets.map((market) => (
            <AsOfLine
              key={market.id}
              name={market.name}
              asOf={market.asOf}
              source={{ ...market.source, status: 'fresh' }}
            />
          ))}
        </span>
      }
      footerAside={
        <a className="link" href="/api/v1/markets">
          JSON
        </a>
      }
    >
      <div className="md:overflow-x-auto">
        <table className="table lists">
          <caption className="sr-only">Markets</caption>
          <thead>
            <tr>
              <th scope="col">Market</th>
              <th scope="col">Rules</th>
              <th scope="col">State</th>
              <th scope="col" className="n">
                Borrowers
              </th>
              <th scope="col" className="n">
                Collateral
              </th>
              <th scope="col" className="n">
                Owed
              </th>
              <th scope="col" className="n">
                Liquidatable
              </th>
              <th scope="col" className="n">
                <Term id="bad-debt">Bad debt</Term>
              </th>
              <th scope="col" className="n">
                <Term id="deficit">Deficit</Term>
              </th>
              <th scope="col" className="n">
                <Term id="coverage">Coverage</Term>
              </th>
              <th scope="col">Compared</th>
            </tr>
          </thead>
          <tbody>
            {markets.map((market) => (
              <MarketRow key={market.id} market={market} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function MarketRow({ market }: { market: Market }) {
  const { totals } = market
  const usd = (value: string | null | undefined, why = UNREAD) => (
    <Usd compact value={value ?? null} why={why} />
  )
  return (
    <tr className="row-link">
      <th scope="row" data-head="">
        <Link
          href={`/markets/${encodeURIComponent(market.id)}`}
          prefetch={false}
          className="covers no-underline"
        >
          {market.name}
        </Link>
      </th>
      <td data-label="Rules">{market.ruleSet}</td>
      <td data-label="State">
        <MarketState market={market} />
      </td>
      <td className="n" data-label="Borrowers">
        {market.asOf ? formatCount(market.borrowers) : <Unknown why={UNREAD} />}
      </td>
      <td className="n" data-label="Collateral">
        {usd(totals?.collateralUsd)}
      </td>
      <td className="n" data-label="Owed">
        {usd(totals?.debtUsd)}
      </td>
      <td className="n" data-label="Liquidatable">
        {usd(totals?.liquidatableUsd)}
      </td>
      <td className="n" data-label="Bad debt">
        {usd(totals?.badDebtUsd)}
      </td>
      <td className="n" data-label="Deficit">
        {usd(totals?.deficitUsd, totals ? 'These rules book no deficit' : UNREAD)}
      </td>
      <td className="n" data-label="Coverage">
        <Percent value={market.coverage} why="The market’s own total could not be read" />
      </td>
      <td data-label="Compared">
        <AuditMark audit={market.audit} />
      </td>
    </tr>
  )
}

import Link from 'next/link'
import type { Liquidation, Liquidations } from '@/lib/api/schema/liquidation'
import { formatHealthFactor, formatTime } from '@/lib/format'
import { Amount } from '../ui/amount'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { Usd } from '../ui/usd'

/** What was liquidated of this account so far, newest first. */
export function AccountLiquidations({
  address,
  liquidations,
  names,
}: {
  address: string
  liquidations: Liquidations
  /** Market names by id. */
  names: Readonly<Record<string, string>>
}) {
  const { items, total } = liquidations
  return (
    <Panel
      title={
        total === 0
          ? 'Liquidated never, as far as is recorded'
          : `Liquidated ${total === 1 ? 'once' : `${total} times`}`
      }
      aside={
        total > items.length ? (
          <Link href={`/liquidations?account=${address}`} prefetch={false} className="link">
            all {total}
          </Link>
        ) : null
      }
      footer={<AsOfLines asOf={liquidations.asOf} source={liquidations.source} names={names} />}
    >
      {items.length === 0 ? (
        <EmptyState title="No forced sale of this account’s collateral is on record." />
      ) : (
        <PanelScroll label="Liquidations of this account">
          <table className="table lists">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Market</th>
                <th scope="col" className="n">
                  Taken
                </th>
                <th scope="col" className="n">
                  Repaid
                </th>
                <th scope="col" className="n">
                  Bonus
                </th>
                <th scope="col" className="n">
                  Health before → after
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((liquidation) => (
                <LiquidationRow key={liquidation.id} liquidation={liquidation} names={names} />
              ))}
            </tbody>
          </table>
        </PanelScroll>
      )}
    </Panel>
  )
}

function LiquidationRow({
  liquidation,
  names,
}: {
  liquidation: Liquidation
  names: Readonly<Record<string, string>>
}) {
  const { id, timestamp, market, collateral, debt, bonusUsd } = liquidation
  const before = liquidation.healthFactorBefore
  const after = liquidation.healthFactorAfter
  return (
    <tr className="row-link">
      <th scope="row" data-head="">
        <Link href={`/liquidations/${id}`} prefetch={false} className="covers">
          <time dateTime={timestamp}>{formatTime(timestamp)}</time>
        </Link>
      </th>
      <td data-label="Market">{names[market] ?? market}</td>
      <td className="n" data-label="Taken">
        <Amount {...collateral} />
      </td>
      <td className="n" data-label="Repaid">
        <Amount {...debt} />
      </td>
      <td className="n" data-label="Bonus">
        <Usd value={bonusUsd} />
      </td>
      <td className="n" data-label="Health before → after">
        {before === null ? 'not known' : formatHealthFactor(before)} →{' '}
        {after === null ? 'not known' : formatHealthFactor(after)}
      </td>
    </tr>
  )
}

import type { CollateralLeg, Position } from '@/lib/api/schema/position'
import { formatBonus, formatParameter, formatPercent } from '@/lib/format'
import { Term } from '../../glossary/term'
import { mechanisms } from '../../mechanisms/mechanisms'
import { Amount } from '../../ui/amount'
import { ColumnHead } from '../../ui/column-head'
import { Token } from '../../ui/token'
import { Usd } from '../../ui/usd'
import { PriceCell } from './price-cell'
import { TriggerCells } from './trigger-cells'

/** What is held: every leg with its price, its part in the rules, and the price that would liquidate. */
export function CollateralTable({ position }: { position: Position }) {
  const { surcharge } = mechanisms[position.protocol]
  const columns = [
    { head: 'Held' },
    { head: 'Amount', numeric: true },
    { head: 'Value', numeric: true },
    {
      head: (
        <>
          Price, <Term id="heartbeat">age</Term> · feed
        </>
      ),
      numeric: true,
    },
    { head: <Term id="liquidation-threshold">Threshold</Term>, numeric: true },
    { head: <Term id="bonus">{surcharge}</Term>, numeric: true },
    { head: 'Earns a year', numeric: true },
    { head: <Term id="liquidation-price">Liquidation price</Term>, numeric: true },
    { head: <Term id="distance">Distance</Term>, numeric: true },
  ]
  return (
    <table className="table lists">
      <ColumnHead columns={columns} />
      <tbody>
        {position.collateral.map((leg) => (
          <CollateralRow key={leg.asset} position={position} leg={leg} />
        ))}
      </tbody>
    </table>
  )
}

function CollateralRow({ position, leg }: { position: Position; leg: CollateralLeg }) {
  const isOwed = position.debt.some(({ asset }) => asset === leg.asset)
  return (
    <tr>
      <th scope="row" data-head="">
        <Token symbol={leg.symbol} address={leg.asset} />
      </th>
      <td className="n" data-label="Amount">
        <Amount amount={leg.amount} decimals={leg.decimals} />
      </td>
      <td className="n" data-label="Value">
        <Usd value={leg.valueUsd} />
      </td>
      <td className="n" data-label="Price, age · feed">
        <PriceCell price={leg.price} />
      </td>
      <td className="n" data-label="Threshold">
        {leg.usedAsCollateral ? (
          formatParameter(leg.liquidationThreshold)
        ) : (
          <span className="text-muted" title="Supplied, not used as collateral">
            off
          </span>
        )}
      </td>
      <td className="n" data-label={mechanisms[position.protocol].surcharge}>
        {formatBonus(leg.liquidationBonus)}
      </td>
      <td className="n" data-label="Earns a year">
        {formatPercent(leg.supplyRate, 2, 'down')}
      </td>
      <TriggerCells
        position={position}
        asset={leg.asset}
        isCounted={leg.usedAsCollateral || isOwed}
      />
    </tr>
  )
}

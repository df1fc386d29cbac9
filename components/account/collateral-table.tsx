import type { CollateralLeg, Position } from '@/lib/api/schema/position'
import { formatBonus, formatParameter, formatPercent } from '@/lib/format'
import { Term } from '../glossary/term'
import { mechanisms } from '../mechanisms/mechanisms'
import { Amount } from '../ui/amount'
import { Token } from '../ui/token'
import { Usd } from '../ui/usd'
import { PriceCell } from './price-cell'
import { TriggerCells } from './trigger-cells'

/** What is held: every leg with its price, its part in the rules, and the price that would liquidate. */
export function CollateralTable({ position }: { position: Position }) {
  const { surcharge } = mechanisms[position.protocol]
  return (
    <table className="table lists">
      <thead>
        <tr>
          <th scope="col">Held</th>
          <th scope="col" className="n">
            Amount
          </th>
          <th scope="col" className="n">
            Value
          </th>
          <th scope="col" className="n">
            Price, <Term id="heartbeat">age</Term> · feed
          </th>
          <th scope="col" className="n">
            <Term id="liquidation-threshold">Threshold</Term>
          </th>
          <th scope="col" className="n">
            <Term id="bonus">{surcharge}</Term>
          </th>
          <th scope="col" className="n">
            Earns a year
          </th>
          <th scope="col" className="n">
            <Term id="liquidation-price">Liquidation price</Term>
          </th>
          <th scope="col" className="n">
            <Term id="distance">Distance</Term>
          </th>
        </tr>
      </thead>
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

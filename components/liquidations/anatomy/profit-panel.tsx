import type { LiquidationDetail, Profit } from '@/lib/api/schema/liquidation-anatomy'
import { formatAmountExact } from '@/lib/format'
import { ColumnHead } from '../../ui/column-head'
import { Panel } from '../../ui/panel'
import { Usd } from '../../ui/usd'
import { takers } from './anatomy-words'
import { getProfitSteps, type ProfitStep } from './get-profit-steps'
import { getReason, Moved, WhyNot } from './parts'

/** The liquidator's statement: lines that add up to what it was left with. */
export function ProfitPanel({ detail }: { detail: LiquidationDetail }) {
  const { anatomy } = detail
  const { profit } = anatomy
  const title = `What the ${takers[detail.mechanism]} was left with`
  if (profit === null)
    return (
      <Panel title={title}>
        <WhyNot anatomy={anatomy} part="profit" />
      </Panel>
    )
  const steps = getProfitSteps(detail)
  return (
    <Panel title={title} aside={profit.netUsd === null ? undefined : <Usd value={profit.netUsd} />}>
      <table className="table">
        <caption className="sr-only">The liquidator’s profit, line by line</caption>
        <ColumnHead columns={[{ head: 'What' }, { head: '$', numeric: true }]} />
        <tbody>
          {steps ? <Steps steps={steps} /> : <Changes profit={profit} detail={detail} />}
          <tr className="border-rule border-t">
            <th scope="row">Left in the end</th>
            <td className="n font-bold">
              <Usd value={profit.netUsd} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className="px-4 py-3 text-muted text-t1">
        {profit.netUsd === null ? 'A token that moved has no price, so there is no sum. ' : null}
        {profit.liquidationsInTransaction > 1
          ? `Of all ${profit.liquidationsInTransaction} liquidations in the transaction. `
          : null}
        {profit.basis === 'transfers'
          ? `Not counted: coins sent inside the transaction, such as to the block’s builder (${getReason(anatomy, 'builder')}).`
          : null}
        {profit.basis === 'trace' && anatomy.gas ? <Gas gas={anatomy.gas} /> : null}
      </p>
    </Panel>
  )
}

function Steps({ steps }: { steps: readonly ProfitStep[] }) {
  return steps.map(({ name, usd }) => (
    <tr key={name}>
      <th scope="row" className="whitespace-normal font-normal">
        {name}
      </th>
      <td className="n">
        <Usd value={usd} />
      </td>
    </tr>
  ))
}

/** By token, where no story can be told. */
function Changes({ profit, detail }: { profit: Profit; detail: LiquidationDetail }) {
  return (
    <>
      {profit.changes.map((change) => (
        <tr key={change.asset}>
          <th scope="row" className="whitespace-normal font-normal">
            <Moved moved={change} sign />
          </th>
          <td className="n">
            <Usd value={change.valueUsd} />
          </td>
        </tr>
      ))}
      <tr>
        <th scope="row" className="whitespace-normal font-normal">
          Gas{detail.anatomy.gas ? `, in ${detail.anatomy.gas.nativeSymbol}` : ''}
        </th>
        <td className="n">
          <Usd value={profit.gasUsd} />
        </td>
      </tr>
    </>
  )
}

function Gas({ gas }: { gas: NonNullable<LiquidationDetail['anatomy']['gas']> }) {
  const gwei = formatAmountExact(gas.effectivePrice, 9)
  return `Gas: ${formatAmountExact(gas.used, 0)} at ${gwei} gwei, ${formatAmountExact(gas.cost, 18)} ${gas.nativeSymbol}.`
}

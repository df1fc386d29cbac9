import type { ReactNode } from 'react'
import type { LiquidationPreview, Position } from '@/lib/api/schema/position'
import { formatHealthFactor } from '@/lib/format'
import { Amount } from '../ui/amount'
import { AsOfLine } from '../ui/as-of-line'
import { Panel } from '../ui/panel'
import { Usd } from '../ui/usd'
import { getReceipt } from './get-receipt'

/** "If it happened": the liquidation to expect, as a receipt. */
export function ReceiptPanel({
  position,
  preview,
}: {
  position: Position
  preview: LiquidationPreview
}) {
  const receipt = getReceipt(position, preview)
  const { collateral, debt, healthFactorAfter, minRepayToHealthy } = preview
  return (
    <Panel
      title={isLate(position) ? 'If it happens now' : 'If it happened'}
      aside={receipt.when}
      footer={<AsOfLine name={position.marketName} asOf={position.asOf} source={position.source} />}
    >
      <div className="px-4 pb-4">
        <p>{receipt.what}</p>
        <dl className="mt-3 grid grid-cols-[1fr_auto] gap-x-3 gap-y-1.5">
          <Line term="Repaid for you">
            <Amount amount={preview.maxRepay} {...debt} rounding="up" />
          </Line>
          <Line term="worth">
            <Usd value={preview.repayUsd} />
          </Line>
          <Line term="Taken from you">
            <Amount amount={receipt.taken} {...collateral} rounding="up" />
          </Line>
          <Line term="worth">
            <Usd value={receipt.takenUsd} />
          </Line>
          <Line term="of that the liquidator’s bonus">
            <Usd value={preview.bonusUsd} />
          </Line>
          <Line term="of that the protocol’s fee">
            <Usd value={preview.protocolFeeUsd} />
          </Line>
          <Line term="Health after">
            {healthFactorAfter === null ? 'no debt left' : formatHealthFactor(healthFactorAfter)}
          </Line>
          <Line term="Smallest repayment that ends it">
            {minRepayToHealthy === null ? (
              'none does'
            ) : (
              <Amount amount={minRepayToHealthy} {...debt} rounding="up" />
            )}
          </Line>
          <div className="contents font-bold">
            <dt className="border-rule border-t pt-1.5">You lose</dt>
            <dd className="border-rule border-t pt-1.5 text-right">
              <Usd value={receipt.lossUsd} />
            </dd>
          </div>
        </dl>
        <p className="mt-2.5 text-muted text-t1">{receipt.why}</p>
        {receipt.notes.map((note) => (
          <p key={note} className="mt-1 text-muted text-t1">
            {note}
          </p>
        ))}
      </div>
    </Panel>
  )
}

const isLate = ({ health }: Position) => health.kind === 'priced' && health.liquidatable

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="text-right">{children}</dd>
    </>
  )
}

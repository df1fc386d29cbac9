import type { ReactNode } from 'react'
import type { LiquidationPreview } from '@/lib/api/schema/position'
import { formatHealthFactor } from '@/lib/format'
import { Amount } from '../ui/amount'
import { Usd } from '../ui/usd'
import type { Receipt } from './get-receipt'

/** The receipt's lines: what is repaid, what is taken, who gets it, what is lost. */
export function ReceiptLines({
  preview,
  receipt,
  isLate,
}: {
  preview: LiquidationPreview
  receipt: Receipt
  /** Ahead of the moment the smallest repayment is next to nothing and says nothing. */
  isLate: boolean
}) {
  const { collateral, debt, healthFactorAfter, minRepayToHealthy } = preview
  return (
    <dl className="grid grid-cols-[1fr_auto] content-start gap-x-3 gap-y-1.5">
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
      {isLate ? (
        <Line term="Smallest such sale that ends it">
          {minRepayToHealthy === null ? (
            'none does'
          ) : (
            <Amount amount={minRepayToHealthy} {...debt} rounding="up" />
          )}
        </Line>
      ) : null}
      <dt className="border-rule border-t pt-1.5 font-bold">You lose</dt>
      <dd className="border-rule border-t pt-1.5 text-right font-bold">
        <Usd value={receipt.lossUsd} />
      </dd>
    </dl>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="text-right">{children}</dd>
    </>
  )
}

import type { LiquidationPreview } from '@/lib/api/schema/position'
import { formatHealthFactor } from '@/lib/format'
import { Term } from '../../glossary/term'
import { Amount } from '../../ui/amount'
import { Chip } from '../../ui/risk-chip'
import { Token } from '../../ui/token'
import { Usd } from '../../ui/usd'
import { compareDecimals } from '../compare-decimals'
import { formatCloseFactor } from '../receipt/format-close-factor'

/** Every pair of collateral and debt that a liquidator could choose, the most gainful first. */
export function PairsTable({
  pairs,
  isLate,
}: {
  pairs: readonly LiquidationPreview[]
  /** Only then is the smallest repayment of interest. */
  isLate: boolean
}) {
  const columns = [
    'May be repaid',
    'Share of debt',
    'Liquidator gets',
    'Fee',
    'Bonus',
    'Health after',
    ...(isLate ? ['Smallest that ends it'] : []),
  ]
  return (
    <table className="table lists">
      <thead>
        <tr>
          <th scope="col">Taken for repaid</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="n">
              {column === 'Share of debt' ? <Term id="close-factor">{column}</Term> : column}
            </th>
          ))}
          <th scope="col">Remarks</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((preview) => (
          <PairRow
            key={`${preview.collateral.asset} ${preview.debt.asset}`}
            preview={preview}
            isLate={isLate}
          />
        ))}
      </tbody>
    </table>
  )
}

function PairRow({ preview, isLate }: { preview: LiquidationPreview; isLate: boolean }) {
  const { collateral, debt, healthFactorAfter, minRepayToHealthy } = preview
  return (
    <tr>
      <th scope="row" data-head="">
        <span>
          <Token symbol={collateral.symbol} address={collateral.asset} />{' '}
          <span className="font-normal text-muted">for</span>{' '}
          <Token symbol={debt.symbol} address={debt.asset} />
        </span>
      </th>
      <td className="n" data-label="May be repaid">
        <Amount amount={preview.maxRepay} decimals={debt.decimals} />
      </td>
      <td className="n" data-label="Share of debt">
        {formatCloseFactor(preview.closeFactor)}
      </td>
      <td className="n" data-label="Liquidator gets">
        <Amount amount={preview.seized} decimals={collateral.decimals} />
      </td>
      <td className="n" data-label="Fee">
        <Usd value={preview.protocolFeeUsd} />
      </td>
      <td className="n" data-label="Bonus">
        <Usd value={preview.bonusUsd} />
      </td>
      <td className="n" data-label="Health after">
        {healthFactorAfter === null ? 'no debt left' : formatHealthFactor(healthFactorAfter)}
      </td>
      {isLate ? (
        <td className="n" data-label="Smallest that ends it">
          {minRepayToHealthy === null ? (
            'none does'
          ) : (
            <Amount amount={minRepayToHealthy} decimals={debt.decimals} rounding="up" />
          )}
        </td>
      ) : null}
      <td data-label="Remarks">
        <Remarks preview={preview} />
      </td>
    </tr>
  )
}

function Remarks({ preview: { toxic, badDebtUsd, blocked } }: { preview: LiquidationPreview }) {
  const hasBadDebt = badDebtUsd === null || compareDecimals(badDebtUsd, '0') > 0
  if (!toxic && !hasBadDebt && !blocked) return <span className="text-muted">leaves it safer</span>
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {toxic ? (
        <Chip className="bg-under-wash text-under">
          <Term id="toxic-liquidation">toxic</Term>: lowers health
        </Chip>
      ) : null}
      {hasBadDebt ? (
        <Chip className="bg-under-wash text-under">
          <Term id="bad-debt">bad debt</Term> <Usd value={badDebtUsd} />
        </Chip>
      ) : null}
      {blocked ? <Chip>held back: {blocked}</Chip> : null}
    </span>
  )
}

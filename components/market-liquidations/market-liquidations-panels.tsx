import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatPercent } from '@/lib/format'
import { AsOfLine } from '../ui/as-of-line'
import { Notice } from '../ui/notice'
import { CollateralsPanel } from './collaterals-panel'
import { DaysOfSalesPanel } from './days-of-sales-panel'
import { LatenessPanel } from './lateness-panel'
import { LiquidatorsPanel } from './liquidators-panel'
import { OverPanel } from './over-panel'
import { ValuePanel } from './value-panel'
import { WaitingPanel } from './waiting-panel'

/** How well a market liquidates: speed, what waits, value, who, what; all of one answer. */
export function MarketLiquidationsPanels({ answer }: { answer: MarketLiquidations }) {
  const { asOf, source, progress, overLiquidation, count } = answer
  const footer = <AsOfLine asOf={asOf} source={source} />
  return (
    <div className="grid gap-4">
      {progress < 1 ? (
        <Notice kind="watch">
          The past is still being searched ({formatPercent(progress.toFixed(3), 0, 'down')}): older
          liquidations may be missing here.
        </Notice>
      ) : null}
      <LatenessPanel answer={answer} footer={footer} />
      <WaitingPanel answer={answer} footer={footer} />
      {count > 0 && overLiquidation ? (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <ValuePanel answer={answer} footer={footer} />
          <OverPanel answer={answer} footer={footer} />
        </div>
      ) : (
        <ValuePanel answer={answer} footer={footer} />
      )}
      <DaysOfSalesPanel answer={answer} footer={footer} />
      <LiquidatorsPanel answer={answer} footer={footer} />
      <CollateralsPanel answer={answer} footer={footer} />
    </div>
  )
}

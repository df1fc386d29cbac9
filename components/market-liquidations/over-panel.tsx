import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import { Panel } from '../ui/panel'
import type { PanelFooter } from './as-of-footer'
import { type BarRow, Bars, BarsCsv } from './bars'
import { getOverTitle } from './quality-words'

/** How loans were left: still under, just above, safer than needed, closed. */
export function OverPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { overLiquidation: over, count } = answer
  if (!over || count === 0) return null
  const rows: BarRow[] = [
    { name: 'still below 1', count: over.under, mark: 'under' },
    { name: '1 to 1.01', count: over.enough },
    { name: 'above 1.01', count: over.over, mark: 'watch' },
    { name: 'closed, all paid', count: over.closed },
    { name: 'gone, a part lost', count: over.lost, mark: 'under' },
  ]
  return (
    <Panel
      title={getOverTitle(over)}
      aside={<Term id="over-liquidation">Over-liquidation</Term>}
      footer={footer}
      footerAside={
        over.known > 0 ? (
          <BarsCsv name="health-after-liquidation" head="healthAfter" rows={rows} />
        ) : null
      }
    >
      {over.known > 0 ? (
        <Bars
          rows={rows}
          caption="Loans by their health after the liquidation"
          head="Health after"
          unit="Loans"
        />
      ) : null}
      <p className="max-w-[90ch] px-4 pb-4 text-muted text-t1">
        By the health at the end of the block alone: above 1.01 more was repaid, and more collateral
        taken, than bringing the loan back to its line needed. How much more one liquidation took
        stands on its own page.{' '}
        {over.notKnown > 0 ? `Not known of ${formatCount(over.notKnown)}.` : 'Known of all.'}
      </p>
    </Panel>
  )
}

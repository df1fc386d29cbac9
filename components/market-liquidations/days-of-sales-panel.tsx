import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { DAYS_CSV } from '../charts/days/days-csv'
import { DaysPanel } from '../charts/days/days-panel.client'
import { getDaysTitle } from '../charts/days/days-title'
import { formatDay } from '../charts/days/format-day'
import { CsvLink } from '../ui/csv-link'
import { Panel } from '../ui/panel'
import type { PanelFooter } from './as-of-footer'
import { Bars } from './bars'

/** Per day: dollars of collateral taken, or how many there were where no value is known. */
export function DaysOfSalesPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { days, count, value } = answer
  if (count === 0 || days.length === 0) return null
  if (value.seizedUsd !== null) return <DaysPanel days={days} footer={footer} />
  return (
    <Panel
      title={getDaysTitle(days)}
      aside="Days with any"
      footer={footer}
      footerAside={<CsvLink name="liquidations-per-day" columns={DAYS_CSV} rows={days} />}
    >
      <Bars
        rows={days
          .filter((day) => day.count > 0)
          .map((day) => ({ name: formatDay(day.day), count: day.count }))}
        caption="Liquidations by day"
        head="UTC day"
        unit="Liquidations"
      />
    </Panel>
  )
}

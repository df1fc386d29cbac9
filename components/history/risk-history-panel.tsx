import { toIso } from '@/lib/api/time'
import { formatTime } from '@/lib/format'
import { Reading, Readings } from '../charts/readings'
import { Term } from '../glossary/term'
import { CsvLink } from '../ui/csv-link'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'
import { Unknown } from '../ui/unknown'
import type { Bounded } from './bounded-reads'
import { DownloadLinks } from './download-links'
import { HistoryChart } from './history-chart'
import { HistoryDetails } from './history-details'
import { HistoryUnavailable } from './history-unavailable'
import { getRiskTitle, toUsd } from './history-words'
import type { RiskHistory } from './risk-history'
import { getRiskPlot, RISK_LINES } from './risk-plot'
import { RISK_CSV, RiskTable } from './risk-table'
import { sampleRows } from './sample-rows'

const NAME = 'Collateral at risk and bad debt over time'
const ROWS = 40

/** Collateral at risk at three falls, and bad debt, over the last 30 days: of one market or the sum over all. */
export function RiskHistoryPanel({
  history,
  newest,
  jsonHref,
}: {
  history: Bounded<RiskHistory>
  /** Seconds since the epoch of the page's newest block. */
  newest: number | null
  jsonHref?: string
}) {
  if (history.kind === 'unavailable') return <HistoryUnavailable title={NAME} />
  const { points, step } = history.data
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) {
    return (
      <Panel title={NAME}>
        <EmptyState title="Nothing is kept yet">
          A point is kept every five minutes from the block on at which all borrowers are known.
        </EmptyState>
      </Panel>
    )
  }
  const to = Math.max(last.at, newest ?? last.at)
  const plot = getRiskPlot(history.data, to)
  const rows = sampleRows(points, ROWS)
  const title = getRiskTitle(history.data, to)
  return (
    <Panel
      title={title}
      footer={
        <span>
          {step === 300 ? 'every five minutes' : 'hourly'}, UTC · kept since{' '}
          <time dateTime={toIso(first.at)}>{formatTime(toIso(first.at))}</time>
          {points.some(({ amounts }) => !amounts)
            ? ' · holes: not every market was followed then'
            : ''}
        </span>
      }
      footerAside={
        jsonHref ? (
          <DownloadLinks href={jsonHref} />
        ) : (
          <CsvLink name="collateral-at-risk" columns={RISK_CSV} rows={rows} />
        )
      }
    >
      <Readings>
        {RISK_LINES.map(({ name, colour, dashes, pick }) => (
          <Reading key={name} name={name} mark={<LineMark colour={colour} dashes={dashes} />}>
            {last.amounts ? toUsd(pick(last.amounts)) : <Unknown why="a market is not followed" />}
          </Reading>
        ))}
      </Readings>
      <div className="grid gap-x-4 pb-2 lg:grid-cols-[3fr_2fr]">
        <div>
          <h3 className="px-4 text-t1 text-muted">Collateral that may be sold, dollars</h3>
          <HistoryChart {...plot.atRisk} xTicks={plot.xTicks} />
        </div>
        <div>
          <h3 className="px-4 text-t1 text-muted">
            <Term id="bad-debt">Bad debt</Term>, open, dollars
          </h3>
          <HistoryChart {...plot.badDebt} xTicks={plot.xTicks} />
        </div>
      </div>
      <HistoryDetails shown={rows.length} of={points.length}>
        <RiskTable points={rows} caption={title} />
      </HistoryDetails>
    </Panel>
  )
}

/** The line as it is drawn in the chart. */
function LineMark({ colour, dashes }: { colour: string; dashes: string | undefined }) {
  return (
    <svg width="20" height="4" aria-hidden="true" className="shrink-0">
      <path
        d="M0 2h20"
        stroke={colour}
        strokeWidth="2.5"
        strokeLinecap="round"
        {...(dashes && { strokeDasharray: dashes })}
      />
    </svg>
  )
}

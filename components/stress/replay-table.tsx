import { formatTime } from '@/lib/format'
import { findReplay, getReplayFactor, getWorstStep } from '@/lib/risk/scenarios/get-replay-prices'
import type { Scenario } from '@/lib/risk/scenarios/scenario'
import { Panel, PanelScroll } from '../ui/panel'
import { toChange } from './to-text'

/** The history that is replayed, with its source; the step that is shown is marked. */
export function ReplayTable({ scenario }: { scenario: Extract<Scenario, { kind: 'replay' }> }) {
  const replay = findReplay(scenario.replay)
  if (!replay) return null
  const { series, resolution, summary, limits } = replay
  const step = scenario.step ?? getWorstStep(replay)
  const rows = series[0]?.candles.map(([start], index) => ({ start, step: index + 1 })) ?? []
  return (
    <Panel
      title={`${replay.title}: ${summary}`}
      label="What is replayed"
      footer={
        <span className="grid gap-0.5">
          {series.map(({ name, source }) => (
            <span key={name}>
              {name}:{' '}
              <a href={source.url} className="link break-words" rel="noreferrer">
                {source.text}
              </a>
            </span>
          ))}
        </span>
      }
    >
      <p className="max-w-[90ch] px-4 pb-2 text-muted">
        Each move since the table’s beginning, applied to today’s prices; assets without a column
        stay. {limits}
      </p>
      <details>
        <summary className="px-4 py-2 text-muted text-t1">
          The table, {resolution} by {resolution}
        </summary>
        <PanelScroll label="What is replayed, as a table">
          <table className="table">
            <caption className="sr-only">
              Prices {resolution} by {resolution}
            </caption>
            <thead>
              <tr>
                <th scope="col">{resolution === 'hour' ? 'Hour from' : 'Day'}</th>
                {series.map(({ name, unit }) => (
                  <th key={name} scope="col" className="n">
                    {name}, {unit}: low, last
                  </th>
                ))}
                {series.map(({ name }) => (
                  <th key={name} scope="col" className="n">
                    {name} since the beginning
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.start} className={row.step === step ? 'bg-field font-bold' : ''}>
                  <th scope="row" className="font-normal">
                    {resolution === 'hour' ? formatTime(row.start) : row.start.slice(0, 10)}
                    {row.step === step ? ' · shown' : ''}
                  </th>
                  {series.map(({ name, candles }) => {
                    const candle = candles[row.step - 1]
                    return (
                      <td key={name} className="n">
                        {candle ? `${candle[2]}, ${candle[3]}` : 'not known'}
                      </td>
                    )
                  })}
                  {series.map((each) => (
                    <td key={each.name} className="n">
                      {toChange(getReplayFactor(each, { step: row.step, at: scenario.at }) - 1, 1)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </PanelScroll>
      </details>
    </Panel>
  )
}

import { roundUnits, SIZE } from '../picture-units'
import { StretchedSvg } from '../stretched-svg'
import type { CurvePlot, CurveSeries, PlotRow } from './curve-plot'

/** Of a percent's width, between its bars and the next. */
const GAP = 0.12

/** The curve as the server draws it, and as it stands until the live chart takes over: the same lines in the same places. */
export function StillCurve({ plot }: { plot: CurvePlot }) {
  return (
    <StretchedSvg>
      {plot.series.map((series, index) =>
        plot.isBars ? (
          <path key={series.key} d={getBars(plot, index)} fill={series.colour} />
        ) : (
          <Steps key={series.key} plot={plot} series={series} />
        ),
      )}
    </StretchedSvg>
  )
}

function Steps({ plot, series }: { plot: CurvePlot; series: CurveSeries }) {
  const line = getSteps(plot, series.key)
  return (
    <>
      {series.key === 'sold' ? (
        <path
          d={`${line}V${SIZE}H${toX(plot, plot.rows[0]?.percent ?? 0)}Z`}
          fill={series.colour}
          fillOpacity="0.2"
        />
      ) : null}
      <path
        d={line}
        fill="none"
        stroke={series.colour}
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
        {...('dashes' in series && { strokeDasharray: series.dashes })}
      />
    </>
  )
}

const toX = ({ from, to }: CurvePlot, percent: number) =>
  roundUnits(((percent - from) / (to - from)) * SIZE)
const toY = ({ top }: CurvePlot, amount: number) => roundUnits(SIZE - (amount / top) * SIZE)

/** Each level holds until the next; one that adds nothing needs no point. */
function getSteps(plot: CurvePlot, key: Exclude<keyof PlotRow, 'percent'>): string {
  let before: number | null = null
  const steps = plot.rows.map((row, index) => {
    const y = toY(plot, row[key])
    const isLast = index === plot.rows.length - 1
    const isSame = y === before
    before = y
    if (index === 0) return `M${toX(plot, row.percent)} ${y}`
    if (isSame && !isLast) return ''
    return `H${toX(plot, row.percent)}${isSame ? '' : `V${y}`}`
  })
  return steps.join('')
}

function getBars(plot: CurvePlot, place: number): string {
  const { key } = plot.series[place] ?? {}
  if (!key) return ''
  const width = (1 - GAP) / plot.series.length
  const wide = roundUnits((width / (plot.to - plot.from)) * SIZE)
  return plot.rows
    .filter((row) => row[key] > 0)
    .map((row) => {
      const x = toX(plot, row.percent - (1 - GAP) / 2 + place * width)
      return `M${x} ${SIZE}V${toY(plot, row[key])}h${wide}V${SIZE}Z`
    })
    .join('')
}

import type { PlayedStress, StressRound } from '@/lib/risk/scenarios/stress-view'
import { getAxisTicks } from '../charts/get-axis-ticks'
import { HistoryChart, type HistoryLine } from '../history/history-chart'
import { toStepPath } from '../history/to-step-path'
import { toPrice, toSpan } from './to-text'

type Point = { at: number; value: number }

/** The followed price, round by round: what the oracle says and what the pool pays. Drawn by the server too. */
export function PricePath({ view }: { view: PlayedStress }) {
  const { followed, rounds } = view
  if (!followed) return null
  const hasPool = followed.venue === 'pool'
  const plot = getPlot(followed, rounds, hasPool)
  return <HistoryChart lines={plot.lines} xTicks={plot.xTicks} yTicks={plot.yTicks} />
}

/** The price before stands for this share of the picture, left of the shock. */
const BEFORE = 0.08

export function getPlot(
  { priceBefore, shockedPrice }: { priceBefore: number; shockedPrice: number },
  rounds: readonly StressRound[],
  hasPool: boolean,
) {
  const end = Math.max(60, (rounds.at(-1)?.seconds ?? 0) + 60)
  const from = -end * BEFORE
  const path = (points: readonly Point[]) =>
    toStepPath([{ points, until: end }], { from, to: end, low, top })
  const oracle = toPoints(rounds, ({ oraclePrice }) => oraclePrice, { from, priceBefore })
  const pool = toPoints(rounds, ({ poolPrice }) => poolPrice, { from, priceBefore })
  const values = [...oracle, ...(hasPool ? pool : [])].map(({ value }) => value)
  const { low, top, ticks } = getPriceAxis([...values, shockedPrice])
  const place = (value: number) => (value - low) / (top - low)
  const lines: HistoryLine[] = [
    {
      path: path([{ at: from, value: shockedPrice }]),
      colour: 'var(--s5)',
      dashes: '2 6',
      label: { text: 'shock alone', place: place(shockedPrice) },
    },
    ...(hasPool ? [{ path: path(pool), colour: 'var(--s3)', dashes: '8 6' }] : []),
    { path: path(oracle), colour: 'var(--s1)' },
  ]
  return {
    lines,
    xTicks: getTimeTicks(end).map((seconds, index) => ({
      place: (seconds - from) / (end - from),
      label: seconds === 0 ? 'shock' : toSpan(seconds),
      isMinor: index % 2 === 1,
    })),
    yTicks: ticks.map((tick) => ({
      place: place(tick),
      label: toPrice(tick).replace(/\.00$/, ''),
    })),
  }
}

function toPoints(
  rounds: readonly StressRound[],
  read: (round: StressRound) => number,
  { from, priceBefore }: { from: number; priceBefore: number },
): Point[] {
  return [
    { at: from, value: priceBefore },
    ...rounds.map((round) => ({ at: round.seconds, value: read(round) })),
  ]
}

/** A price axis need not begin at zero: the moves are what is looked at. Its ticks are round. */
export function getPriceAxis(values: readonly number[]): {
  low: number
  top: number
  ticks: number[]
} {
  const highest = Math.max(...values)
  const lowest = Math.min(...values)
  const span = Math.max(highest - lowest, highest * 0.02)
  const [, step = span] = getAxisTicks(span * 1.2, { most: 4 })
  const first = Math.max(0, Math.floor((lowest - span * 0.05) / step))
  const last = Math.ceil((highest + span * 0.02) / step)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
  return { low: first * step, top: last * step, ticks }
}

function getTimeTicks(end: number): number[] {
  const step = [60, 120, 300, 600, 1_200, 1_800, 3_600].find((each) => end / each <= 6) ?? 7_200
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step)
}

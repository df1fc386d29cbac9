import { allReplays } from './all-replays'
import type { Replay, ReplaySeries } from './replay'
import type { CandlePrice } from './scenario'

const PLACES = { high: 1, low: 2, close: 3 } as const

export function findReplay(id: string): Replay | undefined {
  return allReplays.find((replay) => replay.id === id)
}

/** Candles of a replay; all its series have as many. */
export function countSteps(replay: Replay): number {
  return replay.series[0]?.candles.length ?? 0
}

/** The step that is shown where none is asked for: the one with the lowest low of the first series. */
export function getWorstStep({ series }: Replay): number {
  const [first] = series
  if (!first) return 1
  const lows = first.candles.map(([, , low]) => low)
  return lows.indexOf(Math.min(...lows)) + 1
}

/** A series' price at a step (from 1) as a factor of its price as the replay began. */
export function getReplayFactor(
  series: ReplaySeries,
  { step, at }: { step: number; at: CandlePrice },
): number {
  const candle = series.candles[Math.min(step, series.candles.length) - 1]
  return candle ? (candle[PLACES[at]] as number) / series.open : 1
}

/** The series that moves a token of this symbol; symbols are compared without case. */
export function findSeries(replay: Replay, symbol: string): ReplaySeries | undefined {
  const wanted = symbol.toLowerCase()
  return replay.series.find(({ symbols }) => symbols.some((each) => each.toLowerCase() === wanted))
}

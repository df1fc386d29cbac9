import type { Run } from './to-runs'

/** Of a picture that is stretched to its frame. */
export const PICTURE = { width: 1200, height: 400 }

/** Long enough to be drawn by a line of dashes too. */
const DOT = 4

export type Scale = { from: number; to: number; low: number; top: number }

/**
 * Runs as an SVG path of steps in whole units of the picture, each relative to the one before: a month of hours
 * is some kilobytes. What holds for no time is a dot. Values beyond the axis lie on its edge.
 */
export function toStepPath(runs: readonly Run[], scale: Scale): string {
  return runs.map((run) => toRunPath(run, scale)).join('')
}

function toRunPath({ points, until }: Run, { from, to, low, top }: Scale): string {
  const toX = (at: number) => Math.round(getShare(at, from, to) * PICTURE.width)
  const toY = (value: number) => Math.round((1 - getShare(value, low, top)) * PICTURE.height)
  const [first] = points
  if (!first) return ''
  let x = toX(first.at)
  let y = toY(first.value)
  let path = `M${x} ${y}`
  for (const point of points.slice(1)) {
    const nextY = toY(point.value)
    if (nextY === y) continue
    const nextX = toX(point.at)
    path += `h${nextX - x}v${nextY - y}`
    x = nextX
    y = nextY
  }
  return `${path}h${Math.max(toX(until) - x, points.length === 1 ? DOT : 0)}`
}

function getShare(value: number, low: number, top: number): number {
  if (top <= low) return 0
  return Math.min(1, Math.max(0, (value - low) / (top - low)))
}

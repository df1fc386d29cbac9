import { getAxisTicks } from '../charts/get-axis-ticks'

/** Health beyond this lies on the axis' edge: it is far from anything. */
const HIGHEST = 10

/**
 * The axis of health: round steps around what was, with 1 and some of what lies below it always in sight.
 * `ticks` begin at the axis' lowest value and end at its highest.
 */
export function getHealthAxis(values: readonly number[]): { ticks: number[]; isCut: boolean } {
  const shown = values.map((value) => Math.min(value, HIGHEST))
  const low = Math.min(1, ...shown)
  const high = Math.max(1, ...shown)
  const [zero = 0, one = 1] = getAxisTicks(Math.max(high - low, 0.02), { most: 3 })
  const step = one - zero
  const first = low < 1 ? Math.floor(low / step + 1e-9) : Math.floor(1 / step - 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(6)),
  )
  return { ticks, isCut: values.some((value) => value > HIGHEST) }
}

/** All ticks with as many decimals as their step has. */
export function formatHealthTicks(ticks: readonly number[]): string[] {
  const places = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
  return ticks.map((tick) => tick.toFixed(places))
}

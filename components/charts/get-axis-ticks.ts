/** Steps that people count in, by power of ten. */
const STEPS = [1, 2, 2.5, 5, 10]

/**
 * An amount axis from zero: at most `most` equal steps of a round size, the last at or above `largest`. Nothing
 * to show is an axis of zero and one.
 */
export function getAxisTicks(largest: number, { most = 4 }: { most?: number } = {}): number[] {
  if (!(largest > 0) || !Number.isFinite(largest)) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(largest / most))
  const step = (STEPS.find((each) => each * power * most >= largest * (1 - 1e-9)) ?? 10) * power
  const count = Math.max(1, Math.ceil(largest / step - 1e-9))
  return Array.from({ length: count + 1 }, (_, index) => round(index * step, power))
}

/** Without the dust of floating point. */
function round(value: number, power: number): number {
  const unit = power / 10
  return unit >= 1 ? Math.round(value / unit) * unit : Number(value.toPrecision(12))
}

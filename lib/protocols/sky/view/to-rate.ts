import { toDecimalString } from '@/lib/api/decimal'
import { rayPowHalfUp } from '@/lib/risk/sky/ray-pow'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import { RAY } from '@/lib/risk/units'

const secondsAYear = 31_536_000

/** The stability fee as a yearly ratio, compounded: 0.05 = 5 %. @throws RangeError where it overflows within a year */
export function toYearlyFee({ base, duty }: SkyIlkState): string {
  const factor = rayPowHalfUp(base + duty, secondsAYear)
  if (factor === null) throw new RangeError(`a fee of ${base + duty} a second overflows in a year`)
  return toDecimalString(factor - RAY, 27)
}

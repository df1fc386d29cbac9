import type { AsOf } from '@/lib/api/schema/as-of'
import type { SkyToken } from '../setup'
import type { SkyEntry } from '../sky-entry'
import type { SkyIlkReading } from '../to-ilk-reading'

/** One ilk at one block, as the views need it. */
export type SkyData = { entry: SkyEntry; asOf: AsOf; reading: SkyIlkReading; dai: SkyToken }

/** What the market of an ilk is called. */
export function toMarketName({ entry, reading }: SkyData): string {
  return `${entry.name} ${reading.state.ilk}`
}

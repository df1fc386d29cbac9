import { parseDecimalString } from './decimal'
import { getLowestHealth } from './get-lowest-health'
import { getUnknownReasons } from './get-unknown-reasons'
import type { AsOf } from './schema/as-of'
import type { Account } from './schema/position'

export type HealthLine = { status: 200 | 424 | 503; text: string }

const WAD_DECIMALS = 18
const HUNDREDTH = 10n ** 16n

type Lowest = NonNullable<ReturnType<typeof getLowestHealth>>

/**
 * One line for an uptime monitor. The lowest health factor decides. What is known to be at risk is said even
 * where another market can't be read; `OK` is said only where every market was read, follows its chain and
 * has all prices. `hf` is rounded down: 1.1999 reads 1.19.
 *
 * @param below health factor as a decimal string: at risk when lower
 */
export function toHealthLine(account: Account, below: string): HealthLine {
  const lowest = getLowestHealth(account)
  if (lowest && lowest.healthFactor < parseDecimalString(below, WAD_DECIMALS)) {
    return { status: 503, text: `AT RISK ${describe(lowest, below)}` }
  }
  const unknown = getUnknownReasons(account)
  if (unknown.length > 0) return { status: 424, text: `UNKNOWN ${unknown.join('; ')}` }
  if (lowest) return { status: 200, text: `OK ${describe(lowest, below)}` }
  return { status: 200, text: `OK no debt in ${listBlocks(account.asOf)}` }
}

function describe({ position, healthFactor }: Lowest, below: string): string {
  const { market, asOf } = position
  return `hf=${toHundredths(healthFactor)} below=${below} market=${market} block=${asOf.blockNumber} time=${asOf.timestamp}`
}

function toHundredths(wad: bigint): string {
  const hundredths = wad / HUNDREDTH
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`
}

function listBlocks(asOf: Readonly<Record<string, AsOf>>): string {
  const blocks = Object.entries(asOf).map(
    ([market, { blockNumber }]) => `${market} block=${blockNumber}`,
  )
  return blocks.join(', ')
}

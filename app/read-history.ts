import { type Bounded, BoundedReads } from '@/components/history/bounded-reads'
import { getNewest } from '@/components/history/get-newest'
import { type RiskHistory, sumHistories } from '@/components/history/risk-history'
import type { AsOfByMarket } from '@/lib/api/schema/as-of'
import type { AccountHistory } from '@/lib/api/schema/history'
import { toIso } from '@/lib/api/time'
import type { Engine } from '@/lib/engine/engine'
import type { Address } from '@/lib/risk/units'

const HOUR = 3600
const SHOWN = 30 * 24 * HOUR
/** What is no older is told in points of five minutes instead of an hour; longer is too long for them. */
const FINE = 46 * HOUR

const healthReads = new BoundedReads<AccountHistory>()
const riskReads = new BoundedReads<RiskHistory>()

/** What was kept of an account's health in the last 30 days, or that it can't be told now. */
export async function readHealthHistory(
  engine: Engine,
  { address, asOf }: { address: Address; asOf: AsOfByMarket },
): Promise<Bounded<AccountHistory>> {
  return healthReads.read(address.toLowerCase(), () =>
    engine.readAccountHistory(address, getRange(asOf, SHOWN)),
  )
}

/** The sum over markets of the last 30 days, hourly; of the last two days, where there is no more, finer. */
export async function readRiskHistory(
  engine: Engine,
  { markets, asOf }: { markets: readonly string[]; asOf: AsOfByMarket },
): Promise<Bounded<RiskHistory>> {
  const readAll = (range: { from?: string; to?: string }) =>
    Promise.all(markets.map((id) => engine.readMarketHistory(id, range)))
  return riskReads.read(markets.join(), async () => {
    const newest = getNewest(asOf)
    const hourly = sumHistories(await readAll(getRange(asOf, SHOWN)))
    const [first] = hourly.points
    const isShort = newest !== null && (!first || newest - first.at < FINE - HOUR)
    return isShort ? sumHistories(await readAll(getRange(asOf, FINE))) : hourly
  })
}

function getRange(asOf: AsOfByMarket, span: number): { from?: string; to?: string } {
  const newest = getNewest(asOf)
  return newest === null ? {} : { from: toIso(newest - span), to: toIso(newest + HOUR) }
}

import type { Hex } from 'viem'
import type { Address } from '@/lib/risk/units'
import { poolTopics, rulesTopics, tokenTopics } from './aave-events'
import type { AaveMarketSetup } from './market-setup'

const topics: readonly Hex[] = [...new Set([...poolTopics, ...tokenTopics, ...rulesTopics])]

/**
 * Where and what to look for in each block, for one `eth_getLogs` that several markets can share:
 * addresses and first topics are united, `parseLogs` keeps to its own market.
 */
export function getWatchedLogs(setup: AaveMarketSetup): {
  addresses: readonly Address[]
  topics: readonly Hex[]
} {
  const tokens = setup.reserves.flatMap((reserve) =>
    reserve ? [reserve.aToken, reserve.variableDebtToken, reserve.stableDebtToken] : [],
  )
  const all = [
    setup.poolAddressesProvider,
    setup.pool,
    setup.configurator,
    setup.oracle,
    ...tokens,
  ].filter((address) => address !== null)
  return { addresses: [...new Set(all)], topics }
}

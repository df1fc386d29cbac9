import { ChainReadError } from '@/lib/errors'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { LiveMarket } from './live-markets'

/** A market of which a block was read. @throws ChainReadError where none was yet */
export function requireRead(market: LiveMarket): LiveMarket & { snapshot: MarketSnapshot } {
  const { id, snapshot } = market
  if (snapshot) return { ...market, snapshot }
  throw new ChainReadError(`${id} could not be read yet: see /api/v1/status for the reason.`, {
    reason: 'network',
    retryable: true,
  })
}

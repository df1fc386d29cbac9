import type { Market } from '@/lib/api/schema/market'
import { getSource } from '../source'
import type { LiveMarket } from './live-markets'

/** One market as it stands; where nothing was read yet, said so without a number. */
export function readMarket(live: LiveMarket): Market {
  const { market } = live
  const state = { source: getSource(live), phase: market.phase, progress: market.progress }
  if (market.snapshot) return { ...market.snapshot.getMarket(), ...state }
  const { id, protocol, chainId, name } = market.entry
  return {
    id,
    protocol,
    chainId,
    name,
    ruleSet: 'unknown',
    poolAddress: null,
    asOf: null,
    ...state,
    borrowers: 0,
    unpricedAccounts: 0,
    coverage: null,
    totals: null,
    largest: [],
    assets: [],
    eModes: [],
  }
}

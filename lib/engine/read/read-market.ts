import type { Market } from '@/lib/api/schema/market'
import { getPhase } from '../live-entry'
import { getSource } from '../source'
import type { LiveMarket } from './live-markets'

/** One market as it stands; where nothing was read yet, said so without a number. */
export function readMarket({ live, snapshot }: LiveMarket): Market {
  const { progress, audit } = live
  const state = { source: getSource(live), phase: getPhase(live), progress, audit }
  if (snapshot) return { ...snapshot.getMarket(), ...state }
  const { id, protocol, chainId, name } = live.entry
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

import type { PopulationAuctionCurve } from './population'

/** Collateral that a protocol has taken and not sold yet. */
export type Lot = {
  row: number
  asset: number
  /** Tokens. */
  amount: number
  /** Dollars to raise, penalty included; the debt behind it; what was paid. */
  tab: number
  due: number
  paid: number
  /** Of the start, dollars a token; seconds. */
  top: number
  startedAt: number
  terms: AuctionTerms
}

export type AuctionTerms = {
  buf: number
  tail: number
  cusp: number
  curve: PopulationAuctionCurve
}

/** What stands on a shelf: collateral of one kind of terms. */
export type ShelfItem = {
  term: number
  asset: number
  market: number
  amount: number
  /** Most that one round sells. */
  chunk: number
  /** Below the oracle's price. */
  discount: number
}

/** Dollars a token that an auction asks now, 0 and up. Follows `abaci.sol`. */
export function getLotPrice({ top, startedAt, terms }: Lot, seconds: number): number {
  const elapsed = seconds - startedAt
  const { curve } = terms
  if (curve.kind === 'linear') return top * Math.max(0, 1 - elapsed / curve.seconds)
  const steps = curve.kind === 'stair-step' ? Math.floor(elapsed / curve.step) : elapsed
  return top * curve.cut ** steps
}

/** Whether nobody can buy until it is begun again. */
export function needsRedo(lot: Lot, seconds: number): boolean {
  const { tail, cusp } = lot.terms
  return seconds - lot.startedAt > tail || getLotPrice(lot, seconds) < lot.top * cusp
}

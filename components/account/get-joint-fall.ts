import { toDecimalString } from '@/lib/api/decimal'
import type { RiskInput } from '@/lib/api/risk-input'
import { applyAavePriceFall } from '@/lib/risk/aave-v3/apply-price-fall'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { applyCometPriceFall } from '@/lib/risk/compound-v3/apply-price-fall'
import { getCometHealth } from '@/lib/risk/compound-v3/get-health'
import type { Health } from '@/lib/risk/health'
import { applyMorphoPriceFall } from '@/lib/risk/morpho-blue/apply-price-fall'
import { getMorphoHealth } from '@/lib/risk/morpho-blue/get-health'
import type { PriceFall } from '@/lib/risk/price-fall'
import { applySkyPriceFall } from '@/lib/risk/sky/apply-price-fall'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import { WAD, type Wad } from '@/lib/risk/units'

/** How far prices may fall together until a position is liquidatable. */
export type ShockReach =
  /** Ratio; zero or less: it is there. */
  | { kind: 'at'; distance: string }
  /** A fall makes it safer. */
  | { kind: 'helped' }
  /** No fall of theirs brings it there. */
  | { kind: 'unreached' }
  /** Nothing of it moves with them. */
  | { kind: 'untouched' }
  /** What it is worked out from is not at hand. */
  | { kind: 'unread' }

/**
 * How far several prices may fall together, all others held: the least fall, to the last digit of a wad, at which the
 * protocol's own rules find health below 1. For prices of which some that is owed is not one: where all of it falls to
 * nothing, health is no measure.
 * @param assets addresses in lower case
 */
export function getJointFall(input: RiskInput, assets: ReadonlySet<string>): ShockReach {
  const today = getHealthAt(input, { assets, fall: 0n as Wad })
  const end = getHealthAt(input, { assets, fall: WAD as Wad })
  if (today.kind !== 'priced') return { kind: 'unreached' }
  if (today.liquidatable) return { kind: 'at', distance: '0' }
  if (end.kind !== 'priced') return { kind: 'helped' }
  if (!end.liquidatable) {
    if (end.healthFactor === today.healthFactor) return { kind: 'untouched' }
    return { kind: end.healthFactor > today.healthFactor ? 'helped' : 'unreached' }
  }
  let above = 0n
  let below = WAD
  while (below - above > 1n) {
    const middle = (above + below) / 2n
    const health = getHealthAt(input, { assets, fall: middle as Wad })
    if (health.kind === 'priced' && health.liquidatable) below = middle
    else above = middle
  }
  return { kind: 'at', distance: toDecimalString(below, 18) }
}

/** Exact health of a position once some prices have fallen. */
export function getHealthAt(input: RiskInput, fall: PriceFall): Health {
  switch (input.protocol) {
    case 'aave-v3': {
      const { state, account } = input
      return getAaveHealth(applyAavePriceFall(state, account, fall), account)
    }
    case 'compound-v3':
      return getCometHealth(applyCometPriceFall(input.state, fall), input.account)
    case 'morpho-blue':
      return getMorphoHealth(applyMorphoPriceFall(input.state, fall), input.account)
    case 'sky':
      return getSkyHealth(
        fall.fall === 0n ? input.state : applySkyPriceFall(input.state, fall),
        input.urn,
      )
  }
}

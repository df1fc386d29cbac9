import type { Mix } from '@/lib/anatomy/get-causes'
import { getCometHealth } from '@/lib/risk/compound-v3/get-health'
import { isCometLiquidatable } from '@/lib/risk/compound-v3/is-liquidatable'
import type { CometAccount, CometAsset, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { CometQuote } from '../get-quote'

/** A Comet with its indexes at the block's time, and one account of it. */
export type CometMoment = { state: CometMarketState; account: CometAccount; quote: CometQuote }

/** What moves an account's health, group by group. */
export const cometGroups = {
  'oracle-round': (base, other) =>
    withState(base, {
      basePrice: other.state.basePrice,
      assets: mixAssets(base, other, (asset, { price }) => ({ ...asset, price })),
    }),
  interest: (base, { state: { baseSupplyIndex, baseBorrowIndex } }) =>
    withState(base, { baseSupplyIndex, baseBorrowIndex }),
  'owner-act': (base, { account }) => ({ ...base, account }),
  'parameter-change': (base, other) =>
    withState(base, {
      paused: other.state.paused,
      assets: mixAssets(base, other, (asset, at) => ({ ...at, price: asset.price })),
    }),
} as const satisfies Record<string, Mix<CometMoment>>

/** Whether `absorb` would take it. */
export function isAbsorbable({ state, account }: CometMoment): boolean {
  return !state.paused.absorb && isCometLiquidatable(state, account) === true
}

/** Wad; `null` without debt or a price. */
export function getMomentHealth({ state, account }: CometMoment): bigint | null {
  const health = getCometHealth(state, account)
  return health.kind === 'priced' ? health.healthFactor : null
}

function withState(base: CometMoment, state: Partial<CometMarketState>): CometMoment {
  return { ...base, state: { ...base.state, ...state } }
}

/** An asset that only one of both lists stays as the base has it. */
function mixAssets(
  base: CometMoment,
  other: CometMoment,
  mix: (asset: CometAsset, other: CometAsset) => CometAsset,
): readonly CometAsset[] {
  return base.state.assets.map((asset) => {
    const at = other.state.assets.find((each) => each.asset === asset.asset)
    return at ? mix(asset, at) : asset
  })
}

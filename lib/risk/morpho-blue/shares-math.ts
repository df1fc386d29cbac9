import { mulDivCeil, mulDivFloor } from '../math'

/** Keep an empty market's share price at 1e-6, and out of reach of manipulation. */
const VIRTUAL_SHARES = 10n ** 6n
const VIRTUAL_ASSETS = 1n

/** One side of a market: what is supplied or what is borrowed. */
export type ShareTotals = { totalAssets: bigint; totalShares: bigint }

/** Conversions of `SharesMathLib`, the rounding in the name. */
export function toSharesFloor(assets: bigint, { totalAssets, totalShares }: ShareTotals): bigint {
  return mulDivFloor(assets, totalShares + VIRTUAL_SHARES, totalAssets + VIRTUAL_ASSETS)
}

export function toSharesCeil(assets: bigint, { totalAssets, totalShares }: ShareTotals): bigint {
  return mulDivCeil(assets, totalShares + VIRTUAL_SHARES, totalAssets + VIRTUAL_ASSETS)
}

export function toAssetsFloor(shares: bigint, { totalAssets, totalShares }: ShareTotals): bigint {
  return mulDivFloor(shares, totalAssets + VIRTUAL_ASSETS, totalShares + VIRTUAL_SHARES)
}

export function toAssetsCeil(shares: bigint, { totalAssets, totalShares }: ShareTotals): bigint {
  return mulDivCeil(shares, totalAssets + VIRTUAL_ASSETS, totalShares + VIRTUAL_SHARES)
}

import { divCeil, mulDivCeil } from '@/lib/risk/math'

const MAX_UINT256 = 2n ** 256n - 1n
const RESOLUTION = 96n
const Q96 = 1n << RESOLUTION

/** Between two square-root prices, whichever way round. */
export type PriceRange = { from: bigint; to: bigint; liquidity: bigint }

/** Of token0 for a move over the range, `SqrtPriceMath.getAmount0Delta`: L·(1/√a − 1/√b). */
export function getAmount0Ceil({ from, to, liquidity }: PriceRange): bigint {
  const [lower, upper] = from < to ? [from, to] : [to, from]
  return divCeil(mulDivCeil(liquidity << RESOLUTION, upper - lower, upper), lower)
}

export function getAmount0Floor({ from, to, liquidity }: PriceRange): bigint {
  const [lower, upper] = from < to ? [from, to] : [to, from]
  return ((liquidity << RESOLUTION) * (upper - lower)) / upper / lower
}

/** Of token1 for a move over the range, `SqrtPriceMath.getAmount1Delta`: L·(√b − √a). */
export function getAmount1Ceil({ from, to, liquidity }: PriceRange): bigint {
  return mulDivCeil(liquidity, from < to ? to - from : from - to, Q96)
}

export function getAmount1Floor({ from, to, liquidity }: PriceRange): bigint {
  return (liquidity * (from < to ? to - from : from - to)) >> RESOLUTION
}

/**
 * The price after `amountIn` (fee taken off) at a liquidity that lasts, never past what the amount pays
 * for: `SqrtPriceMath.getNextSqrtPriceFromInput`, its other formula where 256 bits would overflow included.
 */
export function getNextSqrtPriceFromInput(input: {
  sqrtPriceX96: bigint
  liquidity: bigint
  amountIn: bigint
  zeroForOne: boolean
}): bigint {
  const { sqrtPriceX96, liquidity, amountIn, zeroForOne } = input
  if (!zeroForOne) return sqrtPriceX96 + (amountIn << RESOLUTION) / liquidity
  if (amountIn === 0n) return sqrtPriceX96
  const scaled = liquidity << RESOLUTION
  const product = amountIn * sqrtPriceX96
  if (product <= MAX_UINT256 && scaled + product <= MAX_UINT256) {
    return mulDivCeil(scaled, sqrtPriceX96, scaled + product)
  }
  return divCeil(scaled, scaled / sqrtPriceX96 + amountIn)
}

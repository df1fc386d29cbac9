import { PERCENTAGE_FACTOR, RAY, WAD } from './units'

const HALF_RAY = RAY / 2n
const RAY_MINUS_1 = RAY - 1n
const FIVE_POW_27 = 5n ** 27n
const HALF_PERCENTAGE_FACTOR = PERCENTAGE_FACTOR / 2n

/**
 * Unsigned fixed-point arithmetic of the lending protocols, the rounding in the name.
 * Inputs are not negative; a zero divisor throws `RangeError`, as the contracts revert.
 * Aave's names: `WadRayMath`, `PercentageMath`, `MathUtils.mulDivCeil`.
 */
export function mulDivFloor(a: bigint, b: bigint, divisor: bigint): bigint {
  return (a * b) / divisor
}

export function mulDivCeil(a: bigint, b: bigint, divisor: bigint): bigint {
  return divCeil(a * b, divisor)
}

export function divCeil(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor
}

export function divHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor / 2n) / divisor
}

/** Towards minus infinity, for a dividend of either sign and a positive divisor. */
export function divTowardsNegative(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient
}

/** `a · b`, b in ray. */
export function rayMulHalfUp(a: bigint, b: bigint): bigint {
  return divRayFloor(a * b + HALF_RAY)
}

export function rayMulFloor(a: bigint, b: bigint): bigint {
  return divRayFloor(a * b)
}

export function rayMulCeil(a: bigint, b: bigint): bigint {
  return divRayFloor(a * b + RAY_MINUS_1)
}

/** 1e27 = 2^27 · 5^27, and 5^27 fits one machine word: two thirds of the time of dividing by 1e27. */
function divRayFloor(dividend: bigint): bigint {
  return (dividend >> 27n) / FIVE_POW_27
}

/** `a ÷ b`, b in ray. */
export function rayDivHalfUp(a: bigint, b: bigint): bigint {
  return divHalfUp(a * RAY, b)
}

export function rayDivFloor(a: bigint, b: bigint): bigint {
  return (a * RAY) / b
}

export function rayDivCeil(a: bigint, b: bigint): bigint {
  return divCeil(a * RAY, b)
}

/** `a ÷ b` in wad, a and b of one dimension. */
export function wadDivHalfUp(a: bigint, b: bigint): bigint {
  return divHalfUp(a * WAD, b)
}

/** `value · percentage`, percentage in bps. */
export function percentMulHalfUp(value: bigint, percentage: bigint): bigint {
  return (value * percentage + HALF_PERCENTAGE_FACTOR) / PERCENTAGE_FACTOR
}

export function percentMulFloor(value: bigint, percentage: bigint): bigint {
  return (value * percentage) / PERCENTAGE_FACTOR
}

export function percentMulCeil(value: bigint, percentage: bigint): bigint {
  return divCeil(value * percentage, PERCENTAGE_FACTOR)
}

/** `value ÷ percentage`, percentage in bps. */
export function percentDivHalfUp(value: bigint, percentage: bigint): bigint {
  return divHalfUp(value * PERCENTAGE_FACTOR, percentage)
}

export function percentDivCeil(value: bigint, percentage: bigint): bigint {
  return divCeil(value * PERCENTAGE_FACTOR, percentage)
}

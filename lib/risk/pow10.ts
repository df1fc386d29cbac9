const POWERS = Array.from({ length: 78 }, (_, exponent) => 10n ** BigInt(exponent))

/** One whole token in its smallest units: `10 ** decimals`. @throws RangeError beyond 77, where uint256 ends. */
export function pow10(decimals: number): bigint {
  const power = POWERS[decimals]
  if (power === undefined) throw new RangeError(`10 ** ${decimals} does not fit a uint256`)
  return power
}

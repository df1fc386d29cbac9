/**
 * Exact conversion between fixed-point integers and the decimal strings of the API. Nothing is rounded here;
 * rounding for people is `format.ts`'s.
 */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * A fixed-point integer as a decimal string in units: `(1500020000n, 6)` is `1500.02`. Exact; trailing zeros
 * are cut, and there is no exponent, no sign on zero.
 *
 * @param decimals whole number, 0 or more
 */
export function toDecimalString(value: bigint, decimals: number): string {
  if (!Number.isInteger(decimals) || decimals < 0) {
    throw new RangeError(`decimals must be a whole number of 0 or more, not ${decimals}`)
  }
  const negative = value < 0n
  const digits = (negative ? -value : value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

/**
 * The inverse of `toDecimalString`: `('1500.02', 6)` is `1500020000n`.
 *
 * @throws RangeError for what is no decimal number, or has a digit beyond `decimals` that is not zero
 */
export function parseDecimalString(text: string, decimals: number): bigint {
  const match = DECIMAL.exec(text)
  if (!match) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`)
  const [, sign, whole = '', fraction = ''] = match
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > decimals) throw new RangeError(`${text} has more than ${decimals} decimals`)
  const value = BigInt(whole + kept.padEnd(decimals, '0'))
  return sign ? -value : value
}

/** Basis points as a ratio: `8250n` is `0.825`, `10500n` is `1.05`. */
export function toRatio(bps: bigint): string {
  return toDecimalString(bps, 4)
}

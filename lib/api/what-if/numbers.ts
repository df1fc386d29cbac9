import { parseDecimalString } from '../decimal'

/** As people write numbers: with commas or spaces between the thousands. */
const GROUPING = /[,_\s\u00a0\u202f]/g
const PLAIN = /^\d{1,24}(\.\d{1,30})?$|^\.\d{1,30}$/
const SIGNED = /^[+-](\d{1,6}(\.\d{1,18})?|\.\d{1,18})(%?)$/
const WAD_DECIMALS = 18

/** A number that is not negative as a fixed-point integer; `null` where it is none or has too many decimals. */
export function parseUnsigned(text: string, decimals: number): bigint | null {
  const plain = text.replace(GROUPING, '')
  if (!PLAIN.test(plain)) return null
  const [whole, fraction = ''] = plain.split('.')
  if (fraction.replace(/0+$/, '').length > decimals) return null
  return parseDecimalString(`${whole || '0'}${fraction && `.${fraction}`}`, decimals)
}

/**
 * A share with its sign (`-0.13` or `-13%`) in wad; `null` where it is none. A plus may have become a space, and
 * a minus may be the typographer's.
 */
export function parseMove(text: string): bigint | null {
  const marked = text.startsWith(' ') ? `+${text.trim()}` : text.replace(/^\u2212/, '-')
  const signed = marked.replace(/\s+%$/, '%')
  const isPercent = SIGNED.exec(signed)?.[3] === '%'
  if (!SIGNED.test(signed)) return null
  const decimals = isPercent ? WAD_DECIMALS - 2 : WAD_DECIMALS
  const size = parseUnsigned(signed.slice(1).replace('%', ''), decimals)
  if (size === null) return null
  return signed.startsWith('-') ? -size : size
}

/** Decimals of a unit that is a power of ten; `null` where it is none. */
export function getDecimals(unit: bigint): number | null {
  const text = unit.toString()
  return /^10*$/.test(text) ? text.length - 1 : null
}

import { type Hex, hexToBytes } from 'viem'

/** Control, format (bidi marks, zero-width), private, unassigned, surrogates, line separators. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu
const blanks = /[\p{Zs}\s]+/gu
/** More marks on one letter than any script needs. */
const markPile = /(\p{M}{2})\p{M}+/gu

/**
 * A token's `symbol()` or `name()` from its return data, a string or `bytes32`, made safe to show:
 * no control, bidi or zero-width characters, one line, at most `length` characters.
 *
 * @returns `null` where nothing readable is left.
 */
export function parseTokenText(data: Hex, length: number): string | null {
  const bytes = getTextBytes(hexToBytes(data))
  if (bytes === null) return null
  return cleanText(new TextDecoder().decode(bytes), length)
}

/** Text of unknown origin, made safe to show as `parseTokenText` does. */
export function cleanText(text: string, length: number): string | null {
  const clean = text
    .normalize('NFC')
    .replace(blanks, ' ')
    .replace(unprintable, '')
    .replace(markPile, '$1')
    .trim()
  const characters = Array.from(clean)
  const cut = characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : clean
  return cut === '' ? null : cut
}

function getTextBytes(data: Uint8Array): Uint8Array | null {
  if (data.length === 32) {
    const end = data.indexOf(0)
    return end === 0 ? null : data.subarray(0, end === -1 ? 32 : end)
  }
  if (data.length < 64) return null
  const offset = toSize(data.subarray(0, 32))
  if (offset === undefined || offset + 32 > data.length) return null
  const size = toSize(data.subarray(offset, offset + 32)) ?? data.length
  const begin = offset + 32
  return size === 0 ? null : data.subarray(begin, Math.min(begin + size, data.length))
}

/** A word as a small number; `undefined` for anything a return value can't have. */
function toSize(word: Uint8Array): number | undefined {
  const value = word.subarray(26).reduce((sum, byte) => sum * 256 + byte, 0)
  return word.subarray(0, 26).some((byte) => byte !== 0) ? undefined : value
}

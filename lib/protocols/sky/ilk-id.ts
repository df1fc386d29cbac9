import { type Hex, hexToString, stringToHex } from 'viem'

/** An ilk's name as the contracts key it: ASCII, padded to 32 bytes. */
export function toIlkId(ilk: string): Hex {
  return stringToHex(ilk, { size: 32 })
}

/** The inverse of `toIlkId`. */
export function parseIlkId(id: Hex): string {
  return hexToString(id, { size: 32 })
}

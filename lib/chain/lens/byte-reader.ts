import { type Address, getAddress, type Hex } from 'viem'

/** Reads packed big-endian values off a hex string, front to back. */
export type ByteReader = {
  /** An unsigned integer of up to 6 bytes. */
  number(bytes: number): number
  bigint(bytes: number): bigint
  /** Two's complement, 32 bytes. */
  signed(): bigint
  address(): Address
  /** `null` for the zero address. */
  addressOrNull(): Address | null
  hex(bytes: number): Hex
  atEnd(): boolean
}

const zeroAddress = '0'.repeat(40)
const checksummed = new Map<string, Address>()

/** EIP-55 costs a hash each; the same few hundred addresses come with every block. */
function toChecksummed(hex: string): Address {
  const known = checksummed.get(hex)
  if (known) return known
  if (checksummed.size > 20_000) checksummed.clear()
  const address = getAddress(`0x${hex}`)
  checksummed.set(hex, address)
  return address
}

/** @throws RangeError when more is read than there is. */
export function createByteReader(data: Hex): ByteReader {
  let at = 2
  function take(bytes: number): string {
    const end = at + bytes * 2
    if (end > data.length) throw new RangeError('the answer of the lens is too short')
    const part = data.slice(at, end)
    at = end
    return part
  }
  return {
    number: (bytes) => Number.parseInt(take(bytes), 16),
    bigint: (bytes) => BigInt(`0x${take(bytes)}`),
    signed: () => BigInt.asIntN(256, BigInt(`0x${take(32)}`)),
    address: () => toChecksummed(take(20)),
    addressOrNull() {
      const hex = take(20)
      return hex === zeroAddress ? null : toChecksummed(hex)
    },
    hex: (bytes) => `0x${take(bytes)}`,
    atEnd: () => at === data.length,
  }
}

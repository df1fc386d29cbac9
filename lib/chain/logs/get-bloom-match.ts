import { type Hex, hexToBytes, keccak256 } from 'viem'

/** What a block's bloom filter says of logs. */
export type BloomMatch =
  /** No log of these is in the block. */
  | 'none'
  /** One is there, but for a false positive. */
  | 'likely'
  /** So many bits are set that it says nothing. */
  | 'unclear'

const bits = 2048
/** Above this share of set bits false positives are common. */
const saturated = 0.3

/**
 * Asks a block's `logsBloom` for logs of any of these addresses with any of these first topics.
 *
 * @param bloom 256 bytes. All zero counts as `unclear`: some chains don't fill it.
 */
export function getBloomMatch(
  bloom: Hex,
  { addresses, topics }: { addresses: readonly Hex[]; topics: readonly Hex[] },
): BloomMatch {
  const filter = hexToBytes(bloom)
  const set = filter.reduce((sum, byte) => sum + countBits(byte), 0)
  if (set === 0) return 'unclear'
  const has = (value: Hex) => isInFilter(filter, value)
  if (!addresses.some(has) || !topics.some(has)) return 'none'
  return set > bits * saturated ? 'unclear' : 'likely'
}

function countBits(byte: number): number {
  let count = 0
  for (let rest = byte; rest > 0; rest &= rest - 1) count += 1
  return count
}

/** Three bits a value, from the first six bytes of its hash; bit 0 is the last of the filter. */
function isInFilter(filter: Uint8Array, value: Hex): boolean {
  const hash = keccak256(value, 'bytes')
  return [0, 2, 4].every((at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) % bits
    return ((filter[filter.length - 1 - (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0
  })
}

import fc from 'fast-check'
import { bytesToHex, type Hex, hexToBytes, keccak256 } from 'viem'
import { describe, expect, test } from 'vitest'
import { getBloomMatch } from './get-bloom-match'

/** The yellow paper's filter, built the other way round: as one large integer. */
function buildBloom(values: readonly Hex[]): Hex {
  let filter = 0n
  for (const value of values) {
    const hash = BigInt(keccak256(value))
    for (const shift of [240n, 224n, 208n]) filter |= 1n << ((hash >> shift) & 2047n)
  }
  return `0x${filter.toString(16).padStart(512, '0')}`
}

const toHex = (bytes: Uint8Array) => bytesToHex(bytes)
const value = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex)

describe('getBloomMatch', () => {
  const [address, topic] = [`0x${'aa'.repeat(20)}`, `0x${'bb'.repeat(32)}`] as const

  test('default', () => {
    const bloom = buildBloom([address, topic])
    expect(hexToBytes(bloom)).toHaveLength(256)
    expect(getBloomMatch(bloom, { addresses: [address], topics: [topic] })).toBe('likely')
    expect(getBloomMatch(bloom, { addresses: [topic], topics: [topic] })).toBe('likely')
    expect(getBloomMatch(bloom, { addresses: [`0x${'cc'.repeat(20)}`], topics: [topic] })).toBe(
      'none',
    )
  })

  test('behavior: empty and saturated filters say nothing', () => {
    const query = { addresses: [address], topics: [topic] }
    expect(getBloomMatch(`0x${'00'.repeat(256)}`, query)).toBe('unclear')
    expect(getBloomMatch(`0x${'ff'.repeat(256)}`, query)).toBe('unclear')
  })

  test('BLOOM_NEVER_DENIES what was put in', () => {
    fc.assert(
      fc.property(
        fc.array(value(20), { minLength: 1, maxLength: 20 }),
        fc.array(value(32), { minLength: 1, maxLength: 20 }),
        (addresses, topics) => {
          const bloom = buildBloom([...addresses, ...topics])
          const [first, second] = [addresses[0] as Hex, topics[0] as Hex]
          expect(getBloomMatch(bloom, { addresses: [first], topics: [second] })).toBe('likely')
        },
      ),
    )
  })
})

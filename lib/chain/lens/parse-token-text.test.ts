import fc from 'fast-check'
import { encodeAbiParameters, type Hex, stringToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { cleanText, parseTokenText } from './parse-token-text'

const encode = (text: string): Hex => encodeAbiParameters([{ type: 'string' }], [text])

describe('parseTokenText', () => {
  test('default', () => {
    expect(parseTokenText(encode('USDC'), 20)).toBe('USDC')
    expect(parseTokenText(encode('Wrapped  stETH\n v2'), 40)).toBe('Wrapped stETH v2')
    expect(parseTokenText(encode('€URø 数 🦊'), 20)).toBe('€URø 数 🦊')
  })

  test('behavior: bytes32', () => {
    expect(parseTokenText(stringToHex('MKR', { size: 32 }), 20)).toBe('MKR')
    expect(parseTokenText(stringToHex('A'.repeat(32), { size: 32 }), 40)).toBe('A'.repeat(32))
    expect(parseTokenText(`0x${'00'.repeat(32)}`, 20)).toBeNull()
  })

  test('behavior: control, bidi and zero-width characters go', () => {
    expect(parseTokenText(encode('US\u202eDC\u200b\u0000\u2066!\ufeff'), 20)).toBe('USDC!')
    expect(parseTokenText(encode('\u202e\u200d\u0007 '), 20)).toBeNull()
    expect(parseTokenText(encode('<b>\u2028x'), 20)).toBe('<b> x')
  })

  test('behavior: cut to length by whole characters, piles of marks thinned', () => {
    expect(parseTokenText(encode('🦊'.repeat(30)), 5)).toBe('🦊🦊🦊🦊…')
    expect(parseTokenText(encode(`q${'\u0335'.repeat(40)}`), 20)).toBe('q\u0335\u0335')
  })

  test('behavior: return data that lies about its length', () => {
    const word = (value: bigint) => value.toString(16).padStart(64, '0')
    const text = '55'.repeat(10).padEnd(64, '0')
    expect(parseTokenText(`0x${word(32n)}${word(2n ** 255n)}${text}`, 20)).toBe('UUUUUUUUUU')
    expect(parseTokenText(`0x${word(2n ** 200n)}${word(3n)}${text}`, 20)).toBeNull()
    expect(parseTokenText(`0x${word(96n)}${word(3n)}${text}`, 20)).toBeNull()
    expect(parseTokenText('0x', 20)).toBeNull()
    expect(parseTokenText('0x1234', 20)).toBeNull()
  })

  test('TOKEN_TEXT_SAFE: never throws, one clean line within its length, cleaning twice is cleaning once', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 })
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (given, length) => {
        const found = cleanText(given, length)
        if (found === null) return
        expect(Array.from(found).length).toBeLessThanOrEqual(length)
        expect(found).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u)
        expect(found).toBe(found.trim())
        expect(cleanText(found, length)).toBe(found)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const found = parseTokenText(`0x${Buffer.from(bytes).toString('hex')}`, 20)
        expect(found === null || found.length > 0).toBe(true)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromPlainBytes, toPlainBytes } from './plain-bytes'

const key = fc.string().filter((each) => each[0] !== '#' && each !== '__proto__')

const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof(
    { depthSize: 'small' },
    fc.bigInt(),
    fc.double(),
    fc.string(),
    fc.string().map((text) => `#${text}`),
    fc.boolean(),
    fc.constantFrom(null, undefined, 0, -0, '#0x1', '#map', 'ünï\u2028'),
    fc.array(tie('plain')),
    fc.dictionary(key, tie('plain'), { noNullPrototype: true }),
    fc
      .uniqueArray(fc.tuple(fc.oneof(fc.string(), fc.integer(), fc.bigInt()), tie('plain')), {
        selector: ([name]) => name,
      })
      .map((entries) => new Map(entries as [unknown, unknown][])),
  ),
}))

describe('plain bytes', () => {
  test('DECODE_ENCODE_IDENTITY', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(fromPlainBytes(toPlainBytes(value))).toStrictEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  test('behavior: the same bytes as before, since they are kept', () => {
    const value = { at: 12n, owed: -255n, names: new Map([['a', [1, undefined]]]), text: '#1' }
    expect(new TextDecoder().decode(toPlainBytes(value))).toBe(
      '{"at":"#0xc","owed":"#-0xff","names":{"#map":[["a",[1,"#undefined"]]]},"text":"##1"}',
    )
  })

  test.each([
    [new Set([1]), 'Set'],
    [new Uint8Array(2), 'Uint8Array'],
    [Symbol('a'), 'symbol'],
    [{ '#map': 1, '#x': 2 }, '#x'],
  ])('error: %s is not plain data', (value, said) => {
    expect(() => toPlainBytes(value)).toThrow(said)
  })

  test('error: bytes of something else', () => {
    expect(() => fromPlainBytes(new TextEncoder().encode('"#what"'))).toThrow('#what')
    expect(() => fromPlainBytes(Uint8Array.of(255, 15))).toThrow(SyntaxError)
  })
})

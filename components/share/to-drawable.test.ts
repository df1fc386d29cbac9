import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isDrawable, toDrawable } from './to-drawable'

test('default: our own sentences are drawn as they are', () => {
  const text = 'Liquidated if WETH falls 30.0\u00a0%, to $1,375.00 · “a’s” – 1 − 2 × 3 …'
  expect(toDrawable(text)).toBe(text)
  expect(isDrawable(text)).toBe(true)
})

test('behavior: what the fonts lack becomes a question mark, a sign each', () => {
  expect(toDrawable('a🦄漢\u202e\u0000z')).toBe('a????z')
  expect(toDrawable('e\u0301')).toBe('é')
  expect(isDrawable('vitalik🦄.eth')).toBe(false)
})

test.each([400, 600])('behavior: the font of weight %d has all of them', (weight) => {
  const glyphs = readGlyphs(
    readFileSync(`node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff`),
  )
  const missing: string[] = []
  for (let code = 0; code < 0x3000; code++) {
    const sign = String.fromCodePoint(code)
    if (sign.normalize('NFC') === sign && isDrawable(sign) && !glyphs.has(code)) {
      missing.push(code.toString(16))
    }
  }
  expect(missing).toEqual([])
})

/** Code points of a WOFF font's character map, format 4. */
function readGlyphs(woff: Buffer): Set<number> {
  const tables = woff.readUInt16BE(12)
  const at = Array.from({ length: tables }, (_, index) => 44 + index * 20).find(
    (entry) => woff.toString('latin1', entry, entry + 4) === 'cmap',
  )
  if (at === undefined) throw new Error('no cmap')
  const [start, packed, length] = [4, 8, 12].map((part) => woff.readUInt32BE(at + part)) as [
    number,
    number,
    number,
  ]
  const raw = woff.subarray(start, start + packed)
  const cmap = packed < length ? inflateSync(new Uint8Array(raw)) : raw
  const found = new Set<number>()
  for (let table = 0; table < cmap.readUInt16BE(2); table++) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + table * 8 + 4))
    if (map.readUInt16BE(0) !== 4) continue
    const segments = map.readUInt16BE(6) / 2
    for (let segment = 0; segment < segments; segment++) {
      const last = map.readUInt16BE(14 + segment * 2)
      const first = map.readUInt16BE(16 + segments * 2 + segment * 2)
      for (let code = first; code <= last && code < 0xffff; code++) found.add(code)
    }
  }
  return found
}

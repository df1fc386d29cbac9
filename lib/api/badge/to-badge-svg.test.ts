import { expect, test } from 'vitest'
import type { getBadge } from './get-badge'
import { toBadgeSvg } from './to-badge-svg'

const badge = { step: 'watch', value: '1.25 watch', detail: 'Demo, block 43,210' } as const

test('default', () => {
  const svg = toBadgeSvg(badge)
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="20"/)
  expect(svg).toContain('aria-label="health 1.25 watch"')
  expect(svg).toContain('<title>health 1.25 watch: Demo, block 43,210</title>')
  expect(svg).toContain('fill="#8a6100"')
})

test('behavior: the picture is as wide as its parts', () => {
  for (const value of ['unknown', '0.9999 under water', 'no debt']) {
    const svg = toBadgeSvg({ ...badge, value })
    const [width, ...rects] = [...svg.matchAll(/ width="(\d+)"/g)].map(([, each]) => Number(each))
    expect(rects[0]).toBe(width)
    expect((rects[1] ?? 0) + (rects[2] ?? 0)).toBe(width)
    for (const [, length] of svg.matchAll(/textLength="(\d+)"/g)) {
      expect(Number(length)).toBeLessThan(width ?? 0)
    }
  }
})

test('behavior: hostile text is only text', () => {
  const svg = toBadgeSvg({
    ...badge,
    detail: '</title><script>alert(1)</script>"\u0000\u001b\ud800&amp;',
  })
  expect(svg).not.toContain('<script')
  expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;amp;')
  expect(svg.match(/<\/title>/g)).toHaveLength(1)
})

test('behavior: white on every colour has a contrast of 4.5 and more', () => {
  const steps = ['afloat', 'watch', 'danger', 'under', 'no-debt', 'unknown'] satisfies ReturnType<
    typeof getBadge
  >['step'][]
  for (const step of steps) {
    const colours = [...toBadgeSvg({ ...badge, step }).matchAll(/fill="#([0-9a-f]{6})"/g)]
    expect(colours).toHaveLength(2)
    for (const [, colour = ''] of colours) expect(getContrastWithWhite(colour)).toBeGreaterThan(4.5)
  }
})

function getContrastWithWhite(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

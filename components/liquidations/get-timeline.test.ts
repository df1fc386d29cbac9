import { describe, expect, test } from 'vitest'
import { allLiquidations } from '@/lib/api/testing/liquidations'
import { parseIso, toIso } from '@/lib/api/time'
import { getTimeTicks } from './get-time-ticks'
import { getTimeline } from './get-timeline'
import { getMarkHref, getMarkLabel } from './timeline-mark'

const [one] = allLiquidations
if (!one) throw new Error('the fixture has liquidations')
const NOW = parseIso('2026-01-31T12:00:00Z')
const at = (secondsAgo: number, valueUsd: string | null = '100', id = `1-0x1-${secondsAgo}`) => ({
  ...one,
  id,
  timestamp: toIso(NOW - secondsAgo),
  collateral: { ...one.collateral, valueUsd },
})

describe('getTimeline', () => {
  test('default', () => {
    const timeline = getTimeline([at(0, '50'), at(500, '100'), at(1000, '25')], {
      now: NOW,
      apart: 0.1,
    })
    expect(timeline?.from).toBe(NOW - 1000)
    expect(timeline?.marks.map(({ place, size }) => [place, size])).toEqual([
      [0, 0.25],
      [0.5, 1],
      [1, 0.5],
    ])
  })

  test('behavior: marks that would lie upon each other are one, and none is lost', () => {
    const timeline = getTimeline([at(0), at(50), at(90), at(1000, null)], { now: NOW, apart: 0.1 })
    expect(timeline?.marks.map(({ items }) => items.length)).toEqual([1, 3])
    expect(timeline?.marks.map(({ takenUsd, unpriced }) => [takenUsd, unpriced])).toEqual([
      [null, 1],
      ['300', 0],
    ])
  })

  test('behavior: any two marks are as far apart as asked', () => {
    const timeline = getTimeline(allLiquidations, { now: NOW, apart: 0.036 })
    const places = timeline?.marks.map((mark) => mark.place) ?? []
    expect(places.length).toBeGreaterThan(5)
    for (const [index, place] of places.slice(1).entries()) {
      expect(place - (places[index] ?? 0)).toBeGreaterThanOrEqual(0.036)
    }
    expect(timeline?.marks.flatMap((mark) => mark.items)).toHaveLength(allLiquidations.length)
  })

  test('behavior: one of this very moment has an axis before it', () => {
    const timeline = getTimeline([at(0)], { now: NOW, apart: 0.1 })
    expect(timeline?.from).toBe(NOW - 60)
    expect(timeline?.marks[0]?.place).toBe(1)
  })

  test('error: nothing is no axis', () => {
    expect(getTimeline([], { now: NOW, apart: 0.1 })).toBeNull()
  })
})

describe('getMarkHref and getMarkLabel', () => {
  test('default', () => {
    const items = [at(60, '1601.08')]
    expect(getMarkHref({ items })).toBe('/liquidations/1-0x1-60')
    expect(getMarkLabel({ items, takenUsd: '1601.08', unpriced: 0 })).toBe(
      'Liquidation, 2026-01-31 11:59 UTC: $1.60k taken',
    )
  })

  test('behavior: several lead to the feed of their time', () => {
    const items = [at(3600), at(60, null)]
    expect(getMarkHref({ items })).toBe(
      '/liquidations?from=2026-01-31T11%3A00%3A00Z&to=2026-01-31T11%3A59%3A00Z',
    )
    expect(getMarkLabel({ items, takenUsd: '100', unpriced: 1 })).toBe(
      '2 liquidations, 2026-01-31 11:00 UTC to 2026-01-31 11:59 UTC: $100 taken, one of unknown value',
    )
  })

  test('error: a value that is not known is said so', () => {
    const label = getMarkLabel({ items: [at(60, null)], takenUsd: null, unpriced: 1 })
    expect(label).toMatch(/value not known$/)
  })
})

describe('getTimeTicks', () => {
  test('default', () => {
    const ticks = getTimeTicks({ from: NOW - 5 * 3600, to: NOW }, { most: 5 })
    expect(ticks.map(({ label }) => label)).toEqual([
      '5\u00a0h ago',
      '4\u00a0h ago',
      '3\u00a0h ago',
      '2\u00a0h ago',
      '1\u00a0h ago',
      'now',
    ])
    expect(ticks.map(({ place }) => Number(place.toFixed(6)))).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  })

  test('behavior: never more than asked, however long', () => {
    for (const seconds of [60, 3_601, 90_000, 1e6, 1e8, 1e9]) {
      const ticks = getTimeTicks({ from: NOW - seconds, to: NOW }, { most: 4 })
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
    }
  })
})

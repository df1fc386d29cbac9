import { expect, test } from 'vitest'
import { getTipPlace } from './get-tip-place'

const tip = { width: 200, height: 60 }
const view = { width: 390, height: 844 }
const at = (left: number, top: number) => ({ left, top, bottom: top + 20, width: 80, height: 20 })

test('default: under the word', () => {
  expect(getTipPlace(at(50, 100), { tip, view })).toEqual({ left: 50, top: 124 })
})

test('behavior: above it at the lower edge', () => {
  expect(getTipPlace(at(50, 800), { tip, view })).toEqual({ left: 50, top: 736 })
})

test('behavior: under it where there is room on neither side', () => {
  const low = { width: 390, height: 70 }
  expect(getTipPlace(at(50, 30), { tip, view: low })).toEqual({ left: 50, top: 54 })
})

test('behavior: never cut at a side', () => {
  expect(getTipPlace(at(350, 100), { tip, view }).left).toBe(178)
  expect(getTipPlace(at(-20, 100), { tip, view }).left).toBe(12)
  expect(getTipPlace(at(100, 100), { tip: { width: 500, height: 60 }, view }).left).toBe(12)
})

import { expect, test } from 'vitest'
import { getCurveText } from './get-curve-text'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('default: each of the three calculators, its times exact', () => {
  expect(getCurveText({ kind: 'linear', seconds: 7_200 })).toBe('evenly, to nothing in 2 hours')
  expect(getCurveText({ kind: 'linear', seconds: 5_400 })).toContain('90 minutes')
  expect(plain(getCurveText({ kind: 'stair-step', stepSeconds: 90, factor: '0.99' }))).toBe(
    'by 1.0 % every 90 seconds',
  )
  expect(plain(getCurveText({ kind: 'exponential', factor: '0.99988' }))).toBe(
    'by 0.0120 % every second',
  )
})

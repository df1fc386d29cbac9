import { expect, test } from 'vitest'
import type { Chance } from '@/lib/api/schema/chance'
import { toBetas } from './to-betas'

const asset = (address: string, volatility: unknown) =>
  ({ address, volatility }) as Chance['assets'][number]

test('default: correlation times the ratio of volatilities; what is fixed stays, what is not known is null', () => {
  const betas = toBetas({
    assets: [
      asset('0xA', { kind: 'measured', yearly: '0.6' }),
      asset('0xB', { kind: 'measured', yearly: '0.3' }),
      asset('0xC', { kind: 'fixed' }),
      asset('0xD', { kind: 'unknown', reason: 'no-rounds' }),
    ],
    correlations: [
      [1, 0.8, null, null],
      [0.8, 1, null, null],
      [null, null, null, null],
      [null, null, null, null],
    ],
  })
  expect(betas?.['0xa']).toEqual({ '0xa': 1, '0xb': 0.4, '0xc': 0, '0xd': null })
  expect(betas?.['0xb']?.['0xa']).toBeCloseTo(1.6, 12)
})

test('behavior: a correlation that is not known moves nothing and is not 0', () => {
  const assets = [
    asset('0xA', { kind: 'measured', yearly: '0.6' }),
    asset('0xB', { kind: 'measured', yearly: '0.3' }),
  ]
  const correlations = [
    [1, null],
    [null, 1],
  ]
  expect(toBetas({ assets, correlations })?.['0xa']).toEqual({ '0xa': 1, '0xb': null })
})

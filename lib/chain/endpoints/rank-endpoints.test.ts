import { describe, expect, test } from 'vitest'
import { type RankedFacts, rankEndpoints } from './rank-endpoints'

const now = 1_000_000
const make = (name: string, facts: Partial<RankedFacts> = {}) => ({
  name,
  chain: 'right' as const,
  quarantinedUntil: 0,
  head: 100,
  latencyMs: 50,
  errorRate: 0,
  coolUntil: 0,
  open: false,
  ...facts,
})
const rank = (...endpoints: ReturnType<typeof make>[]) =>
  rankEndpoints(endpoints, now).map(({ name }) => name)

describe('rankEndpoints', () => {
  test('default', () => {
    expect(rank(make('a', { latencyMs: 90 }), make('b'), make('c'))).toEqual(['a', 'b', 'c'])
  })

  test('behavior: lag, errors, slowness and cooling down come before the given order', () => {
    expect(rank(make('lags', { head: 96 }), make('b'))).toEqual(['b', 'lags'])
    expect(rank(make('a', { head: 97 }), make('b'))).toEqual(['a', 'b'])
    expect(rank(make('fails', { errorRate: 0.3 }), make('b'))).toEqual(['b', 'fails'])
    expect(rank(make('slow', { latencyMs: 900 }), make('b'))).toEqual(['b', 'slow'])
    expect(
      rank(make('cools', { coolUntil: now + 1 }), make('lags', { head: 1 }), make('b')),
    ).toEqual(['b', 'lags', 'cools'])
  })

  test('behavior: an open circuit and a rate that holds back yield, in this order', () => {
    expect(
      rank(
        make('cools', { coolUntil: now + 1 }),
        make('open', { open: true }),
        make('held', { getWaitMs: () => 500 }),
        make('lags', { head: 1 }),
        make('b'),
      ),
    ).toEqual(['b', 'lags', 'held', 'open', 'cools'])
  })

  test('behavior: a wrong chain is left out until its quarantine ends', () => {
    const wrong = make('wrong', { quarantinedUntil: now + 5 })
    expect(rank({ ...wrong, chain: 'wrong' as never }, make('b'))).toEqual(['b'])
    expect(rankEndpoints([{ ...wrong, chain: 'wrong' as const }], now + 5)).toHaveLength(1)
  })

  test('behavior: an endpoint not asked yet counts as current', () => {
    expect(rank(make('new', { head: -1, latencyMs: undefined }), make('b'))).toEqual(['new', 'b'])
  })
})

import { describe, expect, test } from 'vitest'
import { freshSource } from '@/lib/api/testing/chain'
import { downMarket, market, staleMarket } from '@/lib/api/testing/markets'
import { getCoverageSentence, getMarketSentence } from './market-state'

const state = { source: freshSource, phase: 'live', progress: 1, coverage: '1' } as const

describe('getCoverageSentence', () => {
  test('default', () => {
    expect(getCoverageSentence(state)).toBe('All of the debt is followed.')
  })

  test('behavior: what is missing is never rounded away', () => {
    expect(getCoverageSentence({ ...state, coverage: '0.9994' })).toContain('99.9\u00a0%')
    expect(getCoverageSentence({ ...state, phase: 'discovering', progress: 0.999 })).toContain(
      '99\u00a0% of the history',
    )
  })

  test('error: nothing is known', () => {
    expect(getCoverageSentence({ ...state, phase: 'down', coverage: null })).toBe(
      'Nothing could be read yet.',
    )
    expect(getCoverageSentence({ ...state, coverage: null })).toContain('not known')
  })
})

describe('getMarketSentence', () => {
  test('default', () => {
    expect(getMarketSentence({ ...market, borrowers: 1, unpricedAccounts: 0 })).toBe(
      '1 borrower. All of the debt is followed.',
    )
  })

  test('behavior: says what is missing and why', () => {
    expect(getMarketSentence({ ...staleMarket, unpricedAccounts: 2 })).toContain(
      `2 left out of the totals: a price is missing. ${staleMarket.source.reason}`,
    )
  })

  test('error: of a market that was never read no number is told', () => {
    expect(getMarketSentence(downMarket)).not.toMatch(/\d/)
  })
})

import { describe, expect, test } from 'vitest'
import { freshSource } from '@/lib/api/testing/chain'
import { getCoverageSentence } from './market-state'

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

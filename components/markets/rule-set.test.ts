import { describe, expect, test } from 'vitest'
import { mechanisms } from '../mechanisms/mechanisms'
import { getRuleSetSentences } from './rule-set'

const of = (ruleSet: string) => getRuleSetSentences({ protocol: 'aave-v3', ruleSet }).join(' ')

describe('getRuleSetSentences', () => {
  test('default', () => {
    expect(of('v3.6')).toContain('deficit')
    expect(of('v3.6')).toContain('$1,000')
  })

  test('behavior: the rules changed with v3.3', () => {
    expect(of('v3.3')).toBe(of('v3.6'))
    expect(of('v3.2')).toBe(of('v3.0.2'))
    expect(of('v3.0.2')).toContain('half of a debt')
    expect(of('v3.10')).toBe(of('v3.6'))
  })

  test('behavior: other protocols are told by their own manner of selling', () => {
    for (const protocol of ['morpho-blue', 'compound-v3', 'sky'] as const) {
      const { sentences } = mechanisms[protocol]
      expect(getRuleSetSentences({ protocol, ruleSet: 'v3.6' })).toEqual(sentences)
    }
  })

  test('error: rules that are not known are not made up', () => {
    expect(of('unknown')).toContain('not described here')
  })
})

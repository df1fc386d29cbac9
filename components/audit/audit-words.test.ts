import { describe, expect, test } from 'vitest'
import { getAuditText, getAuditTitle, getAuditVerdict } from './audit-words'

const last = { blockNumber: 21_930_114, at: '2026-01-31T14:03:00Z', checked: 25, equal: 25 }
const equal = { checks: 1250, misses: 0, last }
const differs = { checks: 1250, misses: 3, last }

describe('audit words', () => {
  test('default', () => {
    expect(getAuditText(equal)).toBe('verified 1,250 of 1,250')
    expect(getAuditTitle(equal)).toBe('1,250 comparisons with the protocol’s own view: all equal')
    expect(getAuditVerdict(equal)).toBe('equal')
  })

  test('behavior: a difference is said with its number', () => {
    expect(getAuditText(differs)).toBe('verified 1,247 of 1,250: 3 differed')
    expect(getAuditTitle(differs)).toBe(
      '1,250 comparisons with the protocol’s own view: 3 differed',
    )
    expect(getAuditVerdict(differs)).toBe('differs')
    expect(getAuditTitle({ ...differs, misses: 1 })).toContain('one differed')
  })

  test('behavior: before the first comparison nothing is called verified', () => {
    expect(getAuditText(null)).toBe('not compared yet')
    expect(getAuditText({ ...equal, checks: 0 })).toBe('not compared yet')
    expect(getAuditTitle(null)).not.toContain('equal')
    expect(getAuditVerdict(null)).toBe('none')
  })
})

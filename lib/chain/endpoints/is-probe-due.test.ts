import { describe, expect, test } from 'vitest'
import { isProbeDue, usualProbeMs } from './is-probe-due'
import { toEndpointState } from './to-endpoint-state'

const now = 1_000_000
const make = (facts: Partial<Parameters<typeof isProbeDue>[0]> = {}) => ({
  label: 'endpoint 1',
  chain: 'right' as const,
  checkedAt: now,
  probedAt: now,
  coolUntil: 0,
  quarantinedUntil: 0,
  open: false,
  failures: 0,
  errorRate: 0,
  head: -1,
  latencyMs: undefined,
  getWaitMs: () => 0,
  ...facts,
})
const isDue = (facts: Parameters<typeof make>[0], alone = false) =>
  isProbeDue(make(facts), { now, alone, probeEveryMs: usualProbeMs })

describe('isProbeDue', () => {
  test('default: an old head beside others, an old chain id always', () => {
    expect(isDue({})).toBe(false)
    expect(isDue({ probedAt: now - 15_000 })).toBe(true)
    expect(isDue({ probedAt: now - 15_000 }, true)).toBe(false)
    expect(isDue({ checkedAt: now - 60_000 })).toBe(true)
    expect(isDue({ checkedAt: now - 60_000 }, true)).toBe(true)
  })

  test('behavior: one that failed is asked sooner, never while it is left alone', () => {
    expect(isDue({ errorRate: 0.4, probedAt: now - 2_000 })).toBe(true)
    expect(isDue({ probedAt: now - 2_000 })).toBe(false)
    expect(isDue({ open: true, failures: 3 })).toBe(true)
    expect(isDue({ open: true, failures: 3, coolUntil: now + 1 })).toBe(false)
    expect(isDue({ probedAt: 0, getWaitMs: () => 200 })).toBe(false)
  })

  test('behavior: a wrong chain is asked again after its quarantine', () => {
    expect(isDue({ chain: 'wrong', quarantinedUntil: now + 1, probedAt: 0 })).toBe(false)
    expect(isDue({ chain: 'wrong', quarantinedUntil: now }, true)).toBe(true)
  })
})

describe('toEndpointState', () => {
  test('default: unknown figures are null, the rest rounded', () => {
    expect(toEndpointState(make(), now)).toEqual({
      label: 'endpoint 1',
      state: 'healthy',
      head: null,
      latencyMs: null,
      errorRate: 0,
    })
    const known = { ...make({ errorRate: 0.12345 }), head: 7, latencyMs: 12.6 }
    expect(toEndpointState(known, now)).toMatchObject({ head: 7, latencyMs: 13, errorRate: 0.123 })
  })

  test.each([
    ['cooling', { failures: 1 }],
    ['cooling', { coolUntil: now + 1 }],
    ['open', { failures: 3, open: true }],
    ['wrong-chain', { chain: 'wrong', failures: 3, open: true }],
  ] as const)('behavior: %s', (state, facts) => {
    expect(toEndpointState(make(facts), now).state).toBe(state)
  })
})

import { expect, test } from 'vitest'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { createMathUtilsFormatter } from './format-with-math-utils'
import { makeBenchMarket } from './make-accounts'

test('behavior: the peer computes the same loans', () => {
  const { state, accounts } = makeBenchMarket(50)
  const peer = createMathUtilsFormatter(state)
  for (const account of accounts) {
    const health = getAaveHealth(state, account)
    if (health.kind !== 'priced') throw new Error(health.kind)
    const ours = Number(health.healthFactor) / 1e18
    const theirs = Number(peer.format(peer.prepare(account)))
    expect(Math.abs(theirs / ours - 1)).toBeLessThan(5e-3)
  }
})

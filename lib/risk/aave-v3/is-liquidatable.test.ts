import { describe, expect, test } from 'vitest'
import { isLiquidatable } from './is-liquidatable'
import { makeAccount, makePosition, makeReserve, makeState, tokens } from './testing/make-state'

/** 1,000 held at a threshold of 80 %, in two reserves of the same price. */
function makeLoan(
  owed: number,
  options: { revision?: number; paused?: boolean; held?: number } = {},
) {
  const { revision = 10, paused = false, held = 1_000 } = options
  const reserves = [makeReserve(0, { paused }), makeReserve(1)]
  const account = makeAccount([
    ...(held > 0 ? [makePosition(0, { scaledCollateral: tokens(held) })] : []),
    makePosition(1, { scaledVariableDebt: tokens(owed) }),
  ])
  return { state: makeState(revision, reserves), account }
}

describe('isLiquidatable', () => {
  for (const revision of [1, 10]) {
    test(`default: below health 1, not above, revision ${revision}`, () => {
      const healthy = makeLoan(700, { revision })
      const sinking = makeLoan(900, { revision })
      expect(isLiquidatable(healthy.state, healthy.account)).toBe(false)
      expect(isLiquidatable(sinking.state, sinking.account)).toBe(true)
    })

    test(`behavior: not where nothing is left to take, revision ${revision}`, () => {
      const { state, account } = makeLoan(900, { revision, held: 0 })
      expect(isLiquidatable(state, account)).toBe(false)
    })

    test(`behavior: not while the collateral is paused, revision ${revision}`, () => {
      const { state, account } = makeLoan(900, { revision, paused: true })
      expect(isLiquidatable(state, account)).toBe(false)
    })
  }
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHealthLine } from './health-line'
import type { Account, Position } from './schema/position'
import {
  account,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  partlyReadAccount,
  unpricedAccount,
} from './testing/account'
import { MARKET_ID, staleSource } from './testing/chain'
import { position } from './testing/position'

function withHealthFactor(healthFactor: bigint): Account {
  const moved: Position = {
    ...position,
    health: { kind: 'priced', healthFactor: healthFactor.toString(), liquidatable: false },
  }
  return { ...account, positions: [moved] }
}

test('default', () => {
  expect(toHealthLine(account, '1.2')).toEqual({
    status: 200,
    text: 'OK hf=1.25 below=1.2 market=demo-aave-v3 block=43210 time=2026-01-01T00:00:00Z',
  })
})

test('behavior: below the given factor it is at risk', () => {
  expect(toHealthLine(account, '1.26').status).toBe(503)
  expect(toHealthLine(account, '1.26').text).toMatch(/^AT RISK hf=1\.25 /)
  expect(toHealthLine(lateAccount, '1').text).toMatch(/^AT RISK hf=0\.98 /)
})

test('behavior: exactly the given factor is not below it', () => {
  expect(toHealthLine(account, '1.25').status).toBe(200)
})

test('behavior: the lowest position decides', () => {
  const reversed = { ...account, positions: account.positions.toReversed() }
  expect(toHealthLine(reversed, '1.26').text).toMatch(/^AT RISK hf=1\.25 .*market=demo-aave-v3 /)
})

test('behavior: rounded towards danger', () => {
  const almost = withHealthFactor(1_199_999_999_999_999_999n)
  expect(toHealthLine(almost, '1.2').text).toMatch(/^AT RISK hf=1\.19 /)
  expect(toHealthLine(withHealthFactor(999_999_999_999_999_999n), '1').text).toMatch(/hf=0\.99 /)
})

test('behavior: without debt it is OK', () => {
  expect(toHealthLine(noDebtAccount, '1.2')).toEqual({
    status: 200,
    text: 'OK no debt in demo-aave-v3 block=43210, demo-aave-v3-legacy block=43210',
  })
  expect(toHealthLine(emptyAccount, '1.2').status).toBe(200)
})

test('error: a market that was not read makes it unknown', () => {
  expect(toHealthLine(partlyReadAccount, '1.2')).toEqual({
    status: 424,
    text: 'UNKNOWN demo-aave-v3-legacy was not read',
  })
})

test('error: unread is unknown even where its source says fresh', () => {
  const odd = { ...partlyReadAccount, source: account.source }
  expect(toHealthLine(odd, '1.2').status).toBe(424)
})

test('error: a missing price makes it unknown', () => {
  expect(toHealthLine(unpricedAccount, '1.2').text).toMatch(
    /^UNKNOWN demo-aave-v3 lacks the price of 0x/,
  )
})

test('error: last known numbers are not OK while the node does not answer', () => {
  const stale = { ...account, source: { ...account.source, [MARKET_ID]: staleSource } }
  expect(toHealthLine(stale, '1.2')).toEqual({
    status: 424,
    text: 'UNKNOWN demo-aave-v3 is 94 s old',
  })
})

test('behavior: what is known to be at risk is said before what is unknown', () => {
  expect(toHealthLine(partlyReadAccount, '1.3').status).toBe(503)
})

test('HF_SHOWN_NEVER_ABOVE_EXACT', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (healthFactor) => {
      const shown = /hf=(\d+)\.(\d\d) /.exec(toHealthLine(withHealthFactor(healthFactor), '1').text)
      const wad = BigInt(`${shown?.[1]}${shown?.[2]}`) * 10n ** 16n
      expect(wad).toBeLessThanOrEqual(healthFactor)
      expect(healthFactor - wad).toBeLessThan(10n ** 16n)
    }),
  )
})

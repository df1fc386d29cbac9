import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getCriticalFalls } from '../get-critical-falls'
import { getRiskCurve } from '../get-risk-curve'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../row-status'
import type { Wad } from '../units'
import { applySkyPoke } from './apply-poke'
import { createSkyColumns } from './columns'
import { getSkyHealth } from './get-health'
import { getSkyUrnValue } from './get-urn-value'
import type { SkyIlkState, SkyUrn } from './state'
import { arbitraryIlkState, arbitraryUrn } from './testing/arbitrary'
import { makeAddress, makeIlkState, makeUrn, wad } from './testing/make-state'

const kinds = { 'no-debt': STATUS_NO_DEBT, priced: STATUS_PRICED, unpriced: STATUS_UNPRICED }

function sweep(state: SkyIlkState, urns: readonly SkyUrn[]) {
  const columns = createSkyColumns()
  for (const urn of urns) columns.setUrn(urn)
  return { columns, swept: columns.computeHealthFactors(state) }
}

function expectClose(actual: number | undefined, expected: number): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(
    Math.abs(expected) * 1e-12 + 1e-30,
  )
}

test('COLUMNS_EQUAL_BIGINT', () => {
  let uncertain = 0
  const market = arbitraryIlkState.chain((state) =>
    fc.record({
      state: fc.constant(state),
      urns: fc.array(arbitraryUrn(state), { minLength: 1, maxLength: 20 }),
    }),
  )
  fc.assert(
    fc.property(market, ({ state, urns: found }) => {
      const urns = found.map((urn, id) => ({ ...urn, address: makeAddress(id + 1) }))
      const { columns, swept } = sweep(state, urns)
      expect(swept.length).toBe(urns.length)
      uncertain += swept.uncertain.length
      for (const urn of urns) {
        const row = columns.getRow(urn.address) ?? -1
        const value = getSkyUrnValue(state, urn)
        expect(swept.status[row]).toBe(kinds[value.health.kind])
        expectClose(swept.debt[row], Number(value.debt) / 1e45)
        if (value.collateral !== null)
          expectClose(swept.collateral[row], Number(value.collateral) / 1e45)
        if (value.health.kind !== 'priced') continue
        expect(swept.liquidatable[row]).toBe(value.health.liquidatable && urn.ink > 0n ? 1 : 0)
        const healthFactor = Number(value.health.healthFactor) / 1e18
        expect(Math.abs((swept.healthFactors[row] ?? Number.NaN) - healthFactor)).toBeLessThan(
          1.1e-18 + healthFactor * 1e-12,
        )
      }
    }),
    { seed: 15, numRuns: 300, endOnFailure: true },
  )
  expect(uncertain).toBeGreaterThan(20)
})

test('behavior: rows a wei around health 1 are decided in bigint', () => {
  const state = makeIlkState({ price: wad(3_000) })
  const urns = [-2n, -1n, 0n, 1n, 2n].map((off) => ({
    ...makeUrn(10, 20_000, Number(off) + 10),
    art: (wad(20_000) + off) as Wad,
  }))
  const { swept } = sweep(state, urns)
  expect(Array.from(swept.liquidatable)).toEqual([0, 0, 0, 1, 1])
  expect(swept.uncertain.length).toBe(5)
})

test('behavior: unpriced and empty vaults take no part; debt without collateral has nothing to take', () => {
  const { swept } = sweep(makeIlkState(), [makeUrn(1, 0, 1), makeUrn(0, 1, 2)])
  expect(Array.from(swept.status)).toEqual([STATUS_NO_DEBT, STATUS_PRICED])
  expect(Array.from(swept.liquidatable)).toEqual([0, 0])
  const unpriced = sweep(makeIlkState({ price: null }), [makeUrn(1, 1, 1)]).swept
  expect(Array.from(unpriced.status)).toEqual([STATUS_UNPRICED])
  expect(unpriced.healthFactors[0]).toBeNaN()
})

test('behavior: vaults come, change and go one by one', () => {
  const state = makeIlkState()
  const columns = createSkyColumns()
  const expected = new Map<number, SkyUrn>()
  for (let step = 0; step < 20_000; step += 1) {
    const id = (step * 7919) % 3001
    if (step % 5 === 4) {
      expect(columns.removeUrn(makeAddress(id))).toBe(expected.delete(id))
    } else {
      const urn = makeUrn(10 + id, 1_000 * ((step % 3) + 1), id)
      columns.setUrn(urn)
      expected.set(id, urn)
    }
  }
  const swept = columns.computeHealthFactors(state)
  expect(swept.length).toBe(expected.size)
  for (const urn of expected.values()) {
    const row = columns.getRow(urn.address) ?? -1
    expect(columns.urns[row]).toBe(urn)
    const health = getSkyHealth(state, urn)
    if (health.kind !== 'priced') throw new Error(health.kind)
    expect(swept.healthFactors[row]).toBeCloseTo(Number(health.healthFactor) / 1e18, 9)
  }
  expect(columns.removeUrn(makeAddress(0xffff))).toBe(false)
})

test('behavior: critical falls of the one asset are those of all collateral; of any other there are none', () => {
  const state = makeIlkState()
  const urns = [6_000, 8_000, 12_000, 14_000].map((art, id) => makeUrn(10, art, id + 1))
  const { columns, swept } = sweep(state, urns)
  const own = columns.computeExposure(state.gem.asset)
  const falls = Array.from(getCriticalFalls(swept, own))
  expect(falls).toEqual(Array.from(getCriticalFalls(swept, null)))
  expect(falls.map((fall) => Math.round(fall * 1e6) / 1e6)).toEqual([0.55, 0.4, 0.1, 0])
  const other = getCriticalFalls(swept, columns.computeExposure(makeAddress(0xda1)))
  expect(Array.from(other)).toEqual([Infinity, Infinity, Infinity, 0])
  const curve = getRiskCurve({ rows: swept, exposure: own, levels: [0, 0.2, 0.5, 1] })
  expect(Array.from(curve.accounts)).toEqual([1, 2, 3, 4])
  expect(Array.from(curve.debt, Math.round)).toEqual([14_000, 26_000, 34_000, 40_000])
  expect(Array.from(curve.inAsset, Math.round)).toEqual([20_000, 40_000, 60_000, 80_000])
  expect(curve.badDebt[3]).toBeCloseTo(40_000, 6)
})

test('CRITICAL_FALL_IS_WHERE_THE_POKED_PRICE_MAKES_IT_UNSAFE', () => {
  const arbitraryArts = fc.array(fc.integer({ min: 100, max: 13_000 }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(arbitraryArts, (arts) => {
      const state = makeIlkState()
      const urns = arts.map((art, id) => makeUrn(10, art, id + 1))
      const { swept } = sweep(state, urns)
      const falls = getCriticalFalls(swept, null)
      for (const [row, urn] of urns.entries()) {
        const at = (fall: number) => getSkyHealth(applySkyPoke(state, wad(2_000 * (1 - fall))), urn)
        const fall = falls[row] ?? Number.NaN
        expect(at(fall - 1e-9)).toMatchObject({ liquidatable: false })
        expect(at(fall + 1e-9)).toMatchObject({ liquidatable: true })
      }
    }),
    { seed: 16, numRuns: 100 },
  )
})

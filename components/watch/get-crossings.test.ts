import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getCrossings, type Observation, type Sides } from './get-crossings'

const WAD = 10n ** 18n
const at = (percent: number, level = '1.1'): Observation => ({
  address: '0xAb',
  level,
  health: { kind: 'known', healthFactor: (WAD * BigInt(percent)) / 100n },
})
const unknown: Observation = { ...at(0), health: { kind: 'unknown' } }
const noDebt: Observation = { ...at(0), health: { kind: 'no-debt' } }

/** How often the observations, one after the other, are crossings. */
function getCrossed(...observations: Observation[]): boolean[] {
  let sides: Sides = new Map()
  return observations.map((observation) => {
    const seen = getCrossings(sides, [observation])
    sides = seen.sides
    return seen.crossed.length > 0
  })
}

describe('getCrossings', () => {
  test('default: from above to below, once', () => {
    expect(getCrossed(at(120), at(109), at(108))).toEqual([false, true, false])
  })

  test('behavior: the first sight is no crossing, however low', () => {
    expect(getCrossed(at(50))).toEqual([false])
  })

  test('behavior: exactly the level is not below it', () => {
    expect(getCrossed(at(120), at(110))).toEqual([false, false])
  })

  test('behavior: up again and down again crosses again', () => {
    expect(getCrossed(at(120), at(109), at(111), at(109))).toEqual([false, true, false, true])
  })

  test('behavior: what can’t be told leaves it where it was', () => {
    expect(getCrossed(at(120), unknown, at(109))).toEqual([false, false, true])
    expect(getCrossed(at(109), unknown, at(108))).toEqual([false, false, false])
    expect(getCrossed(unknown, at(109))).toEqual([false, false])
  })

  test('behavior: without debt it is above', () => {
    expect(getCrossed(noDebt, at(109))).toEqual([false, true])
  })

  test('behavior: a level that was moved is no crossing', () => {
    expect(getCrossed(at(120), at(120, '1.3'), at(119, '1.3'))).toEqual([false, false, false])
  })

  test('behavior: the case of an address does not matter', () => {
    expect(getCrossed(at(120), { ...at(109), address: '0xaB' })).toEqual([false, true])
  })

  test('CROSSINGS_ALTERNATE: between two crossings it was above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 90, max: 130 })), (healths) => {
        const crossed = getCrossed(...healths.map((health) => at(health)))
        const expected = healths.map(
          (health, index) => index > 0 && health < 110 && (healths[index - 1] ?? 0) >= 110,
        )
        expect(crossed).toEqual(expected)
      }),
    )
  })
})

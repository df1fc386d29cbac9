import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD } from '@/lib/risk/units'
import { type AbsorptionPart, getAbsorptionParts } from './get-absorption-parts'

const asset = `0x${'11'.repeat(20)}` as const
const held = (value: bigint) => ({ asset, amount: 1n, value, logIndex: 0 })
const factor = (percent: bigint) => (WAD * percent) / 100n
const sum = (parts: readonly AbsorptionPart[], key: 'debt' | 'debtValue') =>
  parts.reduce((total, part) => total + part[key], 0n)

describe('getAbsorptionParts', () => {
  test('default: the debt goes to the credits in turn, a surplus to none', () => {
    const raw = {
      basePaidOut: 1_880_000_000n,
      valueOfBasePaidOut: 188_000_000_000n,
      collateral: [held(100_000_000_000n), held(100_000_000_000n)],
    }
    const returned = 380_000_000n
    const liquidationFactors = [factor(95n), factor(93n)]
    expect(getAbsorptionParts(raw, { returned, liquidationFactors })).toEqual([
      {
        debt: 950_000_000n,
        debtValue: 95_000_000_000n,
        penaltyValue: 5_000_000_000n,
        badDebtValue: 0n,
      },
      {
        debt: 550_000_000n,
        debtValue: 55_000_000_000n,
        penaltyValue: 7_000_000_000n,
        badDebtValue: 0n,
      },
    ])
  })

  test('behavior: what no collateral paid is in the first part', () => {
    const raw = {
      basePaidOut: 2_000_000_000n,
      valueOfBasePaidOut: 200_000_000_000n,
      collateral: [held(100_000_000_000n), held(50_000_000_000n)],
    }
    const liquidationFactors = [factor(95n), factor(90n)]
    const [first, second] = getAbsorptionParts(raw, { returned: 0n, liquidationFactors })
    expect(first).toMatchObject({ debt: 1_550_000_000n, badDebtValue: 60_000_000_000n })
    expect(second).toMatchObject({ debt: 450_000_000n, badDebtValue: 0n })
  })

  test('behavior: no collateral at all, and factors that nobody knows', () => {
    const raw = { basePaidOut: 5_000_000n, valueOfBasePaidOut: 500_000_000n, collateral: [] }
    expect(getAbsorptionParts(raw, { returned: 0n, liquidationFactors: [] })).toEqual([
      { debt: 5_000_000n, debtValue: 500_000_000n, penaltyValue: 0n, badDebtValue: 500_000_000n },
    ])
    const two = { ...raw, collateral: [held(7n), held(8n)] }
    expect(getAbsorptionParts(two, { returned: 0n, liquidationFactors: null })).toEqual([
      { debt: 5_000_000n, debtValue: 500_000_000n, penaltyValue: null, badDebtValue: null },
      { debt: 0n, debtValue: 0n, penaltyValue: null, badDebtValue: null },
    ])
  })

  test('PARTS_ADD_UP: debts to the debt, none negative, bad debt only in the first', () => {
    const amount = fc.bigInt(0n, 10n ** 24n)
    const collateral = fc.array(fc.tuple(amount, fc.bigInt(0n, 100n)), { maxLength: 5 })
    fc.assert(
      fc.property(amount, amount, fc.bigInt(0n, 100n), collateral, (paid, price, back, list) => {
        const returned = (paid * back) / 100n
        const raw = {
          basePaidOut: paid,
          valueOfBasePaidOut: (paid * price) / 10n ** 18n,
          collateral: list.map(([value]) => held(value)),
        }
        const liquidationFactors = list.map(([, percent]) => factor(percent))
        const parts = getAbsorptionParts(raw, { returned, liquidationFactors })
        expect(parts).toHaveLength(Math.max(1, list.length))
        expect(sum(parts, 'debt')).toBe(paid - returned)
        const value = paid === 0n ? 0n : (raw.valueOfBasePaidOut * (paid - returned)) / paid
        expect(sum(parts, 'debtValue')).toBe(value)
        for (const part of parts) {
          expect(part.debt).toBeGreaterThanOrEqual(0n)
          expect(part.debtValue).toBeGreaterThanOrEqual(0n)
          expect(part.penaltyValue).toBeGreaterThanOrEqual(0n)
        }
        for (const part of parts.slice(1)) expect(part.badDebtValue).toBe(0n)
      }),
    )
  })
})

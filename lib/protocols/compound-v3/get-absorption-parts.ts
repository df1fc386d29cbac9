import { mulDivFloor } from '@/lib/risk/math'
import { WAD } from '@/lib/risk/units'
import type { RawAbsorption } from './absorption'

/** What of an absorption one collateral stands for. Over all parts the debts add up to the whole debt. */
export type AbsorptionPart = {
  /** Base units of the debt: what its credit pays, and in the first part what no credit paid. */
  debt: bigint
  debtValue: bigint
  /** Its value less its credit, price units; `null` where the factors of that time are not known. */
  penaltyValue: bigint | null
  /** Debt that the reserves ate, price units; all of it in the first part. */
  badDebtValue: bigint | null
}

/**
 * Takes an absorption apart by its collaterals, in their order; one part where there was none. The debt is what was
 * paid out less what came back, which its log tells to a unit or two.
 *
 * @param options.liquidationFactors of its collaterals (wad); `null` where nobody knows those of that time
 */
export function getAbsorptionParts(
  raw: Pick<RawAbsorption, 'basePaidOut' | 'valueOfBasePaidOut' | 'collateral'>,
  options: { returned: bigint; liquidationFactors: readonly bigint[] | null },
): AbsorptionPart[] {
  const { returned, liquidationFactors } = options
  const paid = raw.basePaidOut
  const debt = paid > returned ? paid - returned : 0n
  const debtValue = paid === 0n ? 0n : mulDivFloor(raw.valueOfBasePaidOut, debt, paid)
  const whole = { debt, debtValue }
  if (raw.collateral.length === 0) return [{ ...whole, penaltyValue: 0n, badDebtValue: debtValue }]
  if (liquidationFactors === null)
    return raw.collateral.map((_, index) => ({
      ...(index === 0 ? whole : { debt: 0n, debtValue: 0n }),
      penaltyValue: null,
      badDebtValue: null,
    }))
  const credits = raw.collateral.map(({ value }, index) =>
    mulDivFloor(value, liquidationFactors[index] ?? WAD, WAD),
  )
  const credit = credits.reduce((sum, each) => sum + each, 0n)
  const short = returned === 0n && debtValue > credit ? debtValue - credit : 0n
  let before = { value: 0n, debt: 0n }
  return raw.collateral.map(({ value }, index) => {
    const reached = before.value + (credits[index] ?? 0n) + (index === 0 ? short : 0n)
    const isLast = index === raw.collateral.length - 1
    const value1 = isLast || reached > debtValue ? debtValue : reached
    const debt1 = isLast || debtValue === 0n ? debt : mulDivFloor(debt, value1, debtValue)
    const part = {
      debt: debt1 - before.debt,
      debtValue: value1 - before.value,
      penaltyValue: value - (credits[index] ?? 0n),
      badDebtValue: index === 0 ? short : 0n,
    }
    before = { value: value1, debt: debt1 }
    return part
  })
}

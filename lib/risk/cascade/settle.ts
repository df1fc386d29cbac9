import type { Bite } from './find-bite'
import type { Ledger } from './ledger'

/** Collateral worth less than this, dollars, is none: one unit of an eight-decimal base currency. */
const NOTHING = 1e-8

/**
 * Takes a bite out of a row. Where no collateral is left what is still owed is written off: Aave's deficit (v3.3
 * and later), Morpho's socialised debt; before v3.3 it stays on the account for good and counts as lost here too.
 * @returns The bad debt, dollars.
 */
export function settleBite(ledger: Ledger, row: number, bite: Bite): number {
  const { amounts, values } = ledger
  const { legTerms } = ledger.population
  const { collateralLeg, debtLeg } = bite
  ledger.touch(row)
  const collateralValue = values[legTerms[collateralLeg] as number] as number
  const debtValue = values[legTerms[debtLeg] as number] as number
  amounts[collateralLeg] = bite.emptiesCollateral
    ? 0
    : (amounts[collateralLeg] as number) - bite.seized / collateralValue
  amounts[debtLeg] = bite.emptiesDebt ? 0 : (amounts[debtLeg] as number) - bite.repaid / debtValue
  return bite.emptiesCollateral ? writeOff(ledger, row) : 0
}

/**
 * The protocol takes a whole position: all collateral, credited at its value ÷ bonus against the debt.
 * The row is then empty. Dollars.
 */
export function takeAll(
  ledger: Ledger,
  row: number,
): { collateral: number; credit: number; debt: number; badDebt: number } {
  const { amounts, values } = ledger
  const { starts, middles, legTerms, terms } = ledger.population
  const middle = middles[row] as number
  let collateral = 0
  let credit = 0
  for (let leg = starts[row] as number; leg < middle; leg += 1) {
    const term = legTerms[leg] as number
    const value = (amounts[leg] as number) * (values[term] as number)
    collateral += value
    // A collateral whose rules give no bonus is credited whole, never without end.
    credit += value / Math.max(1, terms[term]?.bonus as number)
    amounts[leg] = 0
  }
  ledger.touch(row)
  const debt = getTotalDebt(ledger, row)
  clearDebts(ledger, row)
  return { collateral, credit, debt, badDebt: Math.max(0, debt - credit) }
}

/** What a row owes, dollars. */
export function getTotalDebt(ledger: Ledger, row: number): number {
  const { starts, middles, legTerms } = ledger.population
  let debt = 0
  for (let leg = middles[row] as number; leg < (starts[row + 1] as number); leg += 1) {
    debt += (ledger.amounts[leg] as number) * (ledger.values[legTerms[leg] as number] as number)
  }
  return debt
}

function writeOff(ledger: Ledger, row: number): number {
  const { starts, middles, legTerms } = ledger.population
  let left = 0
  for (let leg = starts[row] as number; leg < (middles[row] as number); leg += 1) {
    left += (ledger.amounts[leg] as number) * (ledger.values[legTerms[leg] as number] as number)
  }
  if (left >= NOTHING) return 0
  const debt = getTotalDebt(ledger, row)
  clearDebts(ledger, row)
  return debt
}

function clearDebts(ledger: Ledger, row: number): void {
  const { starts, middles } = ledger.population
  for (let leg = middles[row] as number; leg < (starts[row + 1] as number); leg += 1) {
    ledger.amounts[leg] = 0
  }
}

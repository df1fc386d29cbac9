import { parseDecimalString, toDecimalString } from '../decimal'
import type { Curve } from '../schema/curve'
import { bookRows } from './book'
import { asOfByMarket, sourceByMarket } from './chain'

const LEVELS = Array.from({ length: 101 }, (_, percent) => percent)

type Loan = { fall: bigint; collateral: bigint; debt: bigint }

function toLoans(): Loan[] {
  return bookRows.flatMap(({ distance, collateralUsd, debtUsd }) =>
    distance === null || collateralUsd === null || debtUsd === null
      ? []
      : {
          fall: parseDecimalString(distance, 18),
          collateral: parseDecimalString(collateralUsd, 8),
          debt: parseDecimalString(debtUsd, 8),
        },
  )
}

function toPoint(loans: readonly Loan[], percent: number) {
  const reached = loans.filter((loan) => loan.fall <= BigInt(percent) * 10n ** 16n)
  const sum = (pick: (loan: Loan) => bigint) =>
    toDecimalString(
      reached.reduce((total, loan) => total + pick(loan), 0n),
      8,
    )
  return {
    collateralUsd: sum((loan) => loan.collateral),
    debtUsd: sum((loan) => loan.debt),
    accounts: reached.length,
    badDebtUsd: sum((loan) => {
      const left = (loan.collateral * BigInt(100 - percent)) / 100n
      return left < loan.debt ? loan.debt - left : 0n
    }),
  }
}

const loans = toLoans()
const points = LEVELS.map((percent) => toPoint(loans, percent))

/** Of the rows of the book fixture: all collateral falls, in both markets. */
export const curve: Curve = {
  asOf: asOfByMarket,
  source: sourceByMarket,
  asset: null,
  symbol: null,
  priceUsd: null,
  levels: LEVELS.map((percent) => percent / 100),
  collateralUsd: points.map((point) => point.collateralUsd),
  assetAmount: null,
  debtUsd: points.map((point) => point.debtUsd),
  accounts: points.map((point) => point.accounts),
  badDebtUsd: points.map((point) => point.badDebtUsd),
  unpricedAccounts: bookRows.filter((row) => row.distance === null).length,
}

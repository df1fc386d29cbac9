import type { Market } from '../market-types'
import { type RateMode, toBorrow, toSetUserEMode, toSupply } from '../pool-calls'
import type { TransactionRequest } from '../send'
import { type GetAnswer, toTokens } from './amounts'
import { type Borrower, getAverageThreshold } from './borrowers'

/** Share of the limit that a borrower draws at most, so that rounding can't refuse it. */
const LIMIT_SHARE = 0.985

/** The rate mode a borrower of this kind uses. */
export function getRateMode({ kind }: Borrower): RateMode {
  return kind === 'stable-rate' ? 1 : 2
}

/** The transactions that open a borrower's position at its target health, in their order. */
export function toOpening(
  market: Market,
  { borrower, getAnswer }: { borrower: Borrower; getAnswer: GetAnswer },
): TransactionRequest[] {
  const { address: user, collateral, debt, eMode, collateralUsd } = borrower
  const { ltv, liquidationThreshold } = getAverageThreshold(market, borrower)
  const byHealth = liquidationThreshold / 1e4 / borrower.targetHealth
  const debtUsd = collateralUsd * Math.min(byHealth, (ltv / 1e4) * LIMIT_SHARE)
  const supplies = collateral.map((symbol) => {
    const usd = collateralUsd / collateral.length
    return toSupply(market, { user, symbol, amount: toTokens(market, { symbol, usd, getAnswer }) })
  })
  const borrows = debt.map((symbol) => {
    const usd = debtUsd / debt.length
    const amount = toTokens(market, { symbol, usd, getAnswer })
    return toBorrow(market, { user, symbol, amount, rateMode: getRateMode(borrower) })
  })
  const modes = eMode === 0 ? [] : [toSetUserEMode(market, { user, categoryId: eMode })]
  return [...supplies, ...modes, ...borrows]
}

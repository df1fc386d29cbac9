import { maxUint256 } from 'viem'
import type { Market } from '../market-types'
import { toBorrow, toRepay, toSupply, toWithdraw } from '../pool-calls'
import { pick, pickBetween, type Rng } from '../rng'
import type { TransactionRequest } from '../send'
import { type GetAnswer, toTokens } from './amounts'
import type { Borrower } from './borrowers'
import { getRateMode } from './open-position'
import type { AccountState } from './scan-accounts'

interface Situation {
  market: Market
  borrower: Borrower
  state: AccountState
  getAnswer: GetAnswer
}

/** Chance each time that a borrower does something for no reason of health. */
const IDLE_ACTION_CHANCE = 0.011

/** Kinds that only rescue their position. */
const IDLE_KINDS: ReadonlySet<Borrower['kind']> = new Set(['dust', 'demo', 'whale'])

function toRepayments({ market, borrower, getAnswer }: Situation, usd: number) {
  const { address: user, debt } = borrower
  return debt.map((symbol) => {
    const amount = toTokens(market, { symbol, usd: usd / debt.length, getAnswer })
    return toRepay(market, { user, symbol, amount, rateMode: getRateMode(borrower) })
  })
}

/** Brings an account's health to a target by borrowing more or repaying some. */
export function toAdjustment(situation: Situation, targetHealth: number): TransactionRequest[] {
  const { market, borrower, state, getAnswer } = situation
  const targetDebt = (state.debtUsd * state.health) / targetHealth
  if (targetDebt < state.debtUsd) return toRepayments(situation, state.debtUsd - targetDebt)
  const usd = Math.min(targetDebt - state.debtUsd, state.availableUsd * 0.97)
  const symbol = borrower.debt[0]
  if (symbol === undefined || usd < 1) return []
  const amount = toTokens(market, { symbol, usd, getAnswer })
  const rateMode = getRateMode(borrower)
  return [toBorrow(market, { user: borrower.address, symbol, amount, rateMode })]
}

function toRescue(situation: Situation, rng: Rng): TransactionRequest[] {
  const { market, borrower, state, getAnswer } = situation
  const target = Math.max(borrower.targetHealth, borrower.care.threshold + 0.05)
  if (rng() < 0.6) return toAdjustment(situation, target)
  const symbol = borrower.collateral[0]
  if (symbol === undefined) return []
  const usd = state.collateralUsd * (target / state.health - 1)
  const amount = toTokens(market, { symbol, usd, getAnswer })
  return [toSupply(market, { user: borrower.address, symbol, amount })]
}

function toIdleAction(situation: Situation, rng: Rng): TransactionRequest[] {
  const { market, borrower, state, getAnswer } = situation
  const { address: user } = borrower
  const draw = rng()
  const symbol = pick(rng, borrower.collateral)
  const part = pickBetween(rng, [0.03, 0.25])
  const amount = toTokens(market, { symbol, usd: state.collateralUsd * part, getAnswer })
  if (draw < 0.3) return [toSupply(market, { user, symbol, amount })]
  if (draw < 0.6) {
    return state.health > 1.5 ? toAdjustment(situation, pickBetween(rng, [1.04, 1.45])) : []
  }
  if (draw < 0.72) return state.health > 2 ? [toWithdraw(market, { user, symbol, amount })] : []
  if (draw < 0.95) return toRepayments(situation, state.debtUsd * part)
  const rateMode = getRateMode(borrower)
  return [
    ...borrower.debt.map((owed) =>
      toRepay(market, { user, symbol: owed, amount: maxUint256, rateMode }),
    ),
    toWithdraw(market, { user, symbol, amount: maxUint256 }),
  ]
}

/**
 * What a borrower does in an hour: rescues the position when it watches it, else now and then
 * supplies, borrows, withdraws, repays or leaves.
 */
export function getBehaviour(
  situation: Situation,
  {
    rng,
    frozen,
    idleChance = IDLE_ACTION_CHANCE,
  }: { rng: Rng; frozen: boolean; idleChance?: number },
): TransactionRequest[] {
  const { borrower, state } = situation
  if (state.debtUsd < 0.01 || state.collateralUsd < 0.01) return []
  const { threshold, chance } = borrower.care
  if (state.health < threshold) return !frozen && rng() < chance ? toRescue(situation, rng) : []
  if (IDLE_KINDS.has(borrower.kind) || rng() >= idleChance) return []
  return toIdleAction(situation, rng)
}

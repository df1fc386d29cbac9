import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import type { Market } from '../market-types'
import { pick, pickBetween, type Rng } from '../rng'
import type { GetAnswer } from '../scenario/amounts'
import { getBehaviour, toAdjustment } from '../scenario/behave'
import type { Borrower } from '../scenario/borrowers'
import { type FoundLiquidation, findLiquidation } from '../scenario/liquidate'
import { toOpening } from '../scenario/open-position'
import { type AccountState, scanAccounts } from '../scenario/scan-accounts'
import type { TransactionRequest } from '../send'

/** Accounts nearer than this are read every block, the others in turn. */
const NEAR_HEALTH = 1.06
const OTHERS_A_BLOCK = 12
/** Liquidators leave what does not pay their gas. */
const UNPROFITABLE_DEBT_USD = 60
const LIQUIDATIONS_A_BLOCK = 2

/** One live market: who is near the line, who acts, who is liquidated. */
export function createLiveDesk({
  client,
  market,
  borrowers,
  liquidators,
  rng,
  getAnswer,
  sell,
}: {
  client: DevnetClient
  market: Market
  borrowers: readonly Borrower[]
  liquidators: readonly Address[]
  rng: Rng
  getAnswer: GetAnswer
  /** The same liquidation, its collateral sold at once; `undefined` where that is not to be. */
  sell: (found: FoundLiquidation) => Promise<TransactionRequest | undefined>
}) {
  const states = new Map<Address, AccountState>()
  const seenAt = new Map<Address, number>()
  let block = 0
  let turn = 0

  async function look(): Promise<void> {
    block += 1
    const near = borrowers.filter(
      ({ address }) => (states.get(address)?.health ?? NEAR_HEALTH) < NEAR_HEALTH,
    )
    const others = Array.from({ length: OTHERS_A_BLOCK }, (_, index) => {
      const borrower = borrowers[(turn + index) % borrowers.length]
      return borrower ? [borrower] : []
    }).flat()
    turn += OTHERS_A_BLOCK
    const accounts = [...new Set([...near, ...others].map(({ address }) => address))]
    for (const [address, state] of await scanAccounts(client, { market, accounts })) {
      states.set(address, state)
    }
  }

  /** Liquidations of accounts that have been liquidatable for a block or more. */
  async function getLiquidations(): Promise<TransactionRequest[]> {
    const requests: TransactionRequest[] = []
    for (const [borrower, { health, debtUsd, collateralUsd }] of states) {
      const isWorthIt = debtUsd >= UNPROFITABLE_DEBT_USD && collateralUsd > 1
      if (health >= 1 || !isWorthIt) {
        seenAt.delete(borrower)
        continue
      }
      const since = seenAt.get(borrower) ?? block + Math.floor(pickBetween(rng, [0, 4]))
      seenAt.set(borrower, since)
      if (block <= since || requests.length >= LIQUIDATIONS_A_BLOCK) continue
      const search = { market, borrower, liquidators, rng, getAnswer }
      const found = await findLiquidation(client, search)
      if (found) requests.push((await sell(found)) ?? found.request)
      states.delete(borrower)
    }
    return requests
  }

  /** What one borrower does, if any does something now. */
  function getActions(): TransactionRequest[] {
    const borrower = pick(rng, borrowers)
    const state = states.get(borrower.address)
    if (!state || borrower.kind === 'demo' || borrower.kind === 'whale') return []
    if (state.health < 1) return []
    states.delete(borrower.address)
    if (state.debtUsd < 0.01) {
      const targetHealth = pickBetween(rng, [1.05, 1.9])
      return toOpening(market, { borrower: { ...borrower, targetHealth }, getAnswer })
    }
    const situation = { market, borrower, state, getAnswer }
    if (state.health > 1.3 && rng() < 0.35) {
      return toAdjustment(situation, pickBetween(rng, [1.03, 1.3]))
    }
    return getBehaviour(situation, { rng, frozen: false, idleChance: 0.5 })
  }

  return { look, getLiquidations, getActions }
}

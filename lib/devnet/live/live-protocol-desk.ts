import type { Address } from 'viem'
import type { DebtorSituation, ProtocolDesk } from '../protocols/scenario/desk-types'
import { getDeed } from '../protocols/scenario/play-desk'
import { pick, pickBetween, type Rng } from '../rng'
import type { AccountState } from '../scenario/scan-accounts'
import type { TransactionRequest } from '../send'

/** Debtors nearer than this are read every block, the others in turn. */
const NEAR_HEALTH = 1.06
const OTHERS_A_BLOCK = 8
/** Keepers leave what does not pay their gas. */
const UNPROFITABLE_DEBT_USD = 60
const SALES_A_BLOCK = 2
const EARLY_SALE_CHANCE = 0.2
const IDLE_CHANCE = 0.5

/** One live protocol besides Aave: who is near the line, who acts, who is sold, what is on sale. */
export function createLiveProtocolDesk(desk: ProtocolDesk, rng: Rng) {
  const states = new Map<Address, AccountState>()
  const seenAt = new Map<Address, number>()
  let block = 0
  let turn = 0

  async function look(): Promise<void> {
    block += 1
    const { debtors } = desk
    const near = debtors.filter(
      ({ address }) => (states.get(address)?.health ?? NEAR_HEALTH) < NEAR_HEALTH,
    )
    const others = Array.from({ length: OTHERS_A_BLOCK }, (_, index) => {
      const debtor = debtors[(turn + index) % debtors.length]
      return debtor ? [debtor] : []
    }).flat()
    turn += OTHERS_A_BLOCK
    for (const [address, state] of await desk.readStates([...new Set([...near, ...others])])) {
      states.set(address, state)
    }
  }

  function isDue({ debtor: { address }, state }: DebtorSituation): boolean {
    const isWorthIt = state.debtUsd >= UNPROFITABLE_DEBT_USD && state.collateralUsd > 1
    if (state.health >= 1 || !isWorthIt) {
      seenAt.delete(address)
      return state.health >= 1 && state.health < desk.earlyLine && rng() < EARLY_SALE_CHANCE
    }
    const since = seenAt.get(address) ?? block + Math.floor(pickBetween(rng, [0, 4]))
    seenAt.set(address, since)
    return block > since
  }

  /** Sales of debtors that have been liquidatable for a block or more, and early ones. */
  async function getSales(): Promise<TransactionRequest[]> {
    const requests: TransactionRequest[] = []
    let sales = 0
    for (const debtor of desk.debtors) {
      const state = states.get(debtor.address)
      if (!state || sales >= SALES_A_BLOCK || !isDue({ debtor, state })) continue
      const found = await desk.findForcedSale({ debtor, state }, rng)
      requests.push(...found)
      if (found.length > 0) sales += 1
      states.delete(debtor.address)
    }
    return requests
  }

  /** What one debtor does, if any does something now. */
  function getDeeds(): TransactionRequest[] {
    const debtor = pick(rng, desk.debtors)
    const state = states.get(debtor.address)
    if (!state || debtor.kind === 'demo' || debtor.kind === 'whale' || state.health < 1) return []
    states.delete(debtor.address)
    if (state.debtUsd < 1) {
      return desk.toOpening({ ...debtor, targetHealth: pickBetween(rng, [1.05, 1.9]) })
    }
    const situation = { debtor, state }
    if (state.health > 1.3 && rng() < 0.35) {
      return desk.toAdjustment(situation, pickBetween(rng, [1.03, 1.3]))
    }
    return getDeed(desk, { situation, rng, frozen: false, idleChance: IDLE_CHANCE })
  }

  /** What keepers do in the next block besides. */
  async function getKeeping(period: { from: number; to: number }): Promise<TransactionRequest[]> {
    const found = await desk.findKeeping({ ...period, rng })
    return found.flatMap(({ requests }) => requests)
  }

  return { look, getSales, getDeeds, getKeeping }
}

import type { Address } from 'viem'
import { pickBetween, type Rng } from '../rng'
import type { AccountState } from './scan-accounts'

/** Liquidators leave what does not pay their gas. */
const UNPROFITABLE_DEBT_USD = 60

/**
 * Remembers who is liquidatable and when the liquidators come: most at once, some hours late, more
 * of them in a crash.
 */
export function createKeeperQueue(rng: Rng) {
  const due = new Map<Address, number>()

  /** Accounts whose time has come in this hour. */
  return function getDue(
    states: ReadonlyMap<Address, AccountState>,
    { hour, crash }: { hour: number; crash: boolean },
  ): Address[] {
    for (const [account, { health, debtUsd, collateralUsd }] of states) {
      const isWorthIt = debtUsd >= UNPROFITABLE_DEBT_USD && collateralUsd > 1
      if (health >= 1 || !isWorthIt) due.delete(account)
      else if (!due.has(account)) {
        const isPrompt = rng() < (crash ? 0.35 : 0.75)
        due.set(account, isPrompt ? hour : hour + Math.ceil(pickBetween(rng, [0, crash ? 5 : 3])))
      }
    }
    return [...due].filter(([, time]) => time <= hour).map(([account]) => account)
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { getSqlState } from './get-sql-state'

/** Serialization failure and deadlock: the same transaction, run again, may well pass. */
const passing = new Set(['40001', '40P01'])
const attempts = 6

/** Runs a transaction again, after a random wait that grows, where it collided with another. */
export async function retryTransaction<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === attempts || !passing.has(getSqlState(error) ?? '')) throw error
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

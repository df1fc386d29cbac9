import type { Address } from 'viem'
import type { Borrower } from './borrowers'
import type { AccountState } from './scan-accounts'

/** An account is looked at again after so many hours, whatever prices did. */
const REFRESH_HOURS = 24
const MARGIN = 0.005

/** What must be known of a borrower to watch it. */
type Watched = Pick<Borrower, 'address' | 'collateral' | 'debt' | 'care'>

type PricePaths = Readonly<Record<string, readonly bigint[]>>

function getMoves(
  paths: PricePaths,
  { symbols, from, to }: { symbols: readonly string[]; from: number; to: number },
): number[] {
  return symbols.map((symbol) => {
    const [before, after] = [paths[symbol]?.[from], paths[symbol]?.[to]]
    return before && after ? Number(after) / Number(before) : 1
  })
}

/**
 * Remembers each account's state and says whose has to be read again: reading all of them every
 * hour would be most of the time that the past takes to build.
 */
export function createWatchList(paths: PricePaths) {
  const known = new Map<Address, AccountState & { hour: number }>()
  return {
    states: known as ReadonlyMap<Address, AccountState>,

    /** Whether prices may have brought the account to where it or a liquidator acts. */
    needsReading({ address, collateral, debt, care }: Watched, hour: number): boolean {
      const state = known.get(address)
      if (!state || hour - state.hour >= REFRESH_HOURS) return true
      if (state.debtUsd === 0) return false
      const range = { from: state.hour, to: hour }
      const fall = Math.min(...getMoves(paths, { symbols: collateral, ...range }))
      const rise = Math.max(...getMoves(paths, { symbols: debt, ...range }))
      const lowestHealth = (state.health * fall) / rise
      return lowestHealth < Math.max(1, care.threshold) + MARGIN
    },

    /** Takes what was read in this hour. */
    update(states: ReadonlyMap<Address, AccountState>, hour: number): void {
      for (const [address, state] of states) known.set(address, { ...state, hour })
    },

    /** The account acts: what is known of it is no longer true. */
    forget(address: Address): void {
      known.delete(address)
    },
  }
}

export type WatchList = ReturnType<typeof createWatchList>

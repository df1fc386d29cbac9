import type { Account, Position } from '@/lib/api/schema/position'
import { sortByNearness } from '../account/sort-by-nearness'

/** The position of an account that is nearest to liquidation; undefined where it has none. */
export function getNearest({ positions }: Account): Position | undefined {
  return sortByNearness(positions)[0]
}

/**
 * Addresses nearest to liquidation first; behind them, as they were given, accounts without a position and those of
 * which nothing is known.
 */
export function orderWatched(
  addresses: readonly string[],
  getAccount: (address: string) => Account | undefined,
): string[] {
  const owners = new Map<Position, string>()
  const empty: string[] = []
  const unknown: string[] = []
  for (const address of addresses) {
    const account = getAccount(address)
    const nearest = account && getNearest(account)
    if (nearest) owners.set(nearest, address)
    else (account ? empty : unknown).push(address)
  }
  const near = sortByNearness([...owners.keys()]).flatMap((position) => owners.get(position) ?? [])
  return [...near, ...empty, ...unknown]
}

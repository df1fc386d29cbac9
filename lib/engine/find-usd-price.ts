import { getAdapter } from '@/lib/protocols/registry'
import type { Address } from '@/lib/risk/units'
import type { LiveEntry } from './live-entry'

/**
 * Dollars a whole token as a market of the same chain prices it; `null` where none does. Only protocols whose oracles
 * price in dollars by themselves are asked: no circle of one borrowing the other's price.
 */
export function findUsdPrice(options: {
  hosts: readonly LiveEntry[]
  asset: Address
}): string | null {
  const { hosts, asset } = options
  for (const { entry, snapshots } of hosts) {
    if (!getAdapter(entry.protocol).pricesInDollars) continue
    for (const snapshot of snapshots) {
      const price = snapshot.findAsset(asset)?.priceUsd
      if (price) return price
    }
  }
  return null
}

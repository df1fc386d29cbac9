import type { Address } from '@/lib/risk/units'
import type { LiveEntry } from './live-entry'

/** Protocols whose oracles price in dollars by themselves: no circle of one borrowing the other's price. */
const pricing: ReadonlySet<string> = new Set(['aave-v3', 'sky'])

/** Dollars a whole token as a market of the same chain prices it; `null` where none does. */
export function findUsdPrice(options: {
  hosts: readonly LiveEntry[]
  asset: Address
}): string | null {
  const { hosts, asset } = options
  for (const { entry, snapshots } of hosts) {
    if (!pricing.has(entry.protocol)) continue
    for (const snapshot of snapshots) {
      const price = snapshot.findAsset(asset)?.priceUsd
      if (price) return price
    }
  }
  return null
}

import type { Address } from '@/lib/risk/units'

/** What a Comet says of itself at one block beyond what health needs. */
export type CometFacts = {
  comet: Address
  /** `getUtilization()`, wad: what is owed ÷ what is lent. */
  utilization: bigint
  baseFeed: CometFeed
  /** By offset. */
  feeds: readonly CometFeed[]
  /** Offsets of what is on the shelf in an amount that its token did not tell: 0 in the state. */
  unreadReserves: readonly number[]
}

export type CometFeed = {
  address: Address | null
  /** Seconds: time of the newest round; `null` where the feed tells none. */
  updatedAt: number | null
}

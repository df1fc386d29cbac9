/**
 * Who could be liquidated at the end of block `at`, and since when. A key is what the protocol judges as one: an
 * account of its market, an account of one market of a family, a vault.
 */
export type LiquidatableRecord<Key extends string = string> = {
  at: number
  /** `null`: nobody knows since when. Who is not in it could not be liquidated. */
  since: ReadonlyMap<Key, LiquidatableSince | null>
}

/**
 * The first block at whose end the account could be liquidated lies within these, both included; `earliest` 0 where
 * it already could when it was first looked at.
 */
export type LiquidatableSince = {
  earliest: number
  latest: number
  /** Of `latest`, seconds; missing in what was kept before it was told. */
  latestTime?: number
}

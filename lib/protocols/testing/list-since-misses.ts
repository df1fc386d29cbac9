import type { MarketSnapshot } from '../market-adapter'

/** Rows of which it is not told since when they can be liquidated, or of which it is although they can't be. */
export function listSinceMisses(snapshots: readonly MarketSnapshot[]): string[] {
  return snapshots.flatMap((snapshot) =>
    Array.from({ length: snapshot.getBook().length }, (_, row) => row).flatMap((row) => {
      const { address, health } = snapshot.toBookRow(row)
      const since = snapshot.getLiquidatableSince(row)
      const { number, timestamp } = snapshot.block
      const isRight =
        health.kind === 'priced' && health.liquidatable
          ? since !== null &&
            since.earliest <= since.latest &&
            since.latest <= number &&
            (since.latestTime ?? Number.NaN) <= timestamp
          : since === null
      return isRight ? [] : [`${snapshot.id} ${address} at block ${number}`]
    }),
  )
}

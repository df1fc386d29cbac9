import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { HealthPoint } from '@/lib/store/store'

const near = 1.5
const smallestChange = 0.01
const shortestPause = 300
const longestPause = 86_400
/** Points a step at most, so that no block waits for history; the rest come with the next. */
const pointsAStep = 500

/**
 * Chooses which accounts' health is worth a point: near ones (below 1.5) and those that somebody looked at,
 * when health has moved by a hundredth since the last point, has crossed 1, or a day has passed; at most one in
 * five minutes but for a crossing.
 */
export class HealthHistory {
  readonly #last = new Map<string, { healthFactor: number; at: number }>()

  /** @param looked lower-case addresses */
  take(snapshot: MarketSnapshot, looked: ReadonlySet<string>): HealthPoint[] {
    const book = snapshot.getBook()
    const points: HealthPoint[] = []
    for (let row = 0; row < book.length && points.length < pointsAStep; row++) {
      const healthFactor = book.healthFactors[row] ?? Number.NaN
      const address = book.addresses[row] ?? '0x'
      if (!(healthFactor < near) && !looked.has(address.toLowerCase())) continue
      const key = `${snapshot.id} ${address} ${row}`
      if (!this.#isDue(key, { healthFactor, at: snapshot.block.timestamp })) continue
      this.#last.set(key, { healthFactor, at: snapshot.block.timestamp })
      points.push(toHealthPoint(snapshot, row))
    }
    return points
  }

  #isDue(key: string, now: { healthFactor: number; at: number }): boolean {
    const last = this.#last.get(key)
    if (!last || now.at < last.at) return true
    const crossed = last.healthFactor < 1 !== now.healthFactor < 1
    const pause = now.at - last.at
    if (crossed && pause > 0) return true
    const moved = Math.abs(now.healthFactor / last.healthFactor - 1) >= smallestChange
    return pause >= longestPause || (moved && pause >= shortestPause)
  }
}

function toHealthPoint(snapshot: MarketSnapshot, row: number): HealthPoint {
  const { address, subaccount, healthFactor, collateralUsd, debtUsd } = snapshot.toBookRow(row)
  return {
    market: snapshot.id,
    address: address.toLowerCase(),
    subaccount: subaccount ?? '',
    at: snapshot.block.timestamp,
    blockNumber: snapshot.block.number,
    healthFactor,
    collateralUsd: collateralUsd === null ? null : Number(collateralUsd),
    debtUsd: debtUsd === null ? null : Number(debtUsd),
  }
}

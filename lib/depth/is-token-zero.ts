import type { Address } from '@/lib/risk/units'
import type { DepthPool } from './pool'

/** Whether `token` is the pool's `token0`, whatever the letters' case. @throws RangeError when the pool does not hold it. */
export function isTokenZero(pool: DepthPool, token: Address): boolean {
  const wanted = token.toLowerCase()
  if (pool.token0.toLowerCase() === wanted) return true
  if (pool.token1.toLowerCase() === wanted) return false
  throw new RangeError(`Pool ${pool.address} does not hold ${token}`)
}

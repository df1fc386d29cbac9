import type { Address } from '@/lib/risk/units'
import { createPoolVenue } from './create-pool-venue'
import type { DepthPool } from './pool'
import { quoteExactInput } from './quote-exact-input'

/** One pool's share of a sale, exactly as its own quote. */
export type SplitPart = {
  pool: DepthPool
  amountIn: bigint
  amountInUsed: bigint
  amountOut: bigint
  poolAfter: DepthPool
}

/** `parts` in the order of the pools, with nothing for a pool that is not used; the totals are their sums. */
export type Split = {
  amountIn: bigint
  amountInUsed: bigint
  amountOut: bigint
  parts: readonly SplitPart[]
}

const SHARE_UNIT = 2n ** 60n
/** Units of an amount below which it is not worth splitting: every pool rounds by some. */
const ROUNDING_DECIDES = 1_000n

/**
 * Sells `amountIn` of `tokenIn` over `pools` so that it brings most: until the next bit would bring the same in each
 * pool that is used. How much goes where is worked out in floating point (some 1e-12 of the amount), what it brings
 * is the exact sum of the pools' quotes; never less than the largest part's pool alone would give.
 * `amountInUsed < amountIn` where the liquidity of all pools ends. No pools: nothing is used.
 * @throws RangeError for a pool without `tokenIn`
 */
export function getBestSplit(
  pools: readonly DepthPool[],
  { tokenIn, amountIn }: { tokenIn: Address; amountIn: bigint },
): Split {
  if (pools.length === 0) return { amountIn, amountInUsed: 0n, amountOut: 0n, parts: [] }
  const options = getAmountOptions(pools, { tokenIn, amountIn }).map((amounts) =>
    quoteAll(pools, { tokenIn, amountIn, amounts }),
  )
  return options.reduce((best, split) => (isBetter(split, best) ? split : best))
}

function isBetter(split: Split, best: Split): boolean {
  if (split.amountOut !== best.amountOut) return split.amountOut > best.amountOut
  return split.amountInUsed < best.amountInUsed
}

/** The equalised split, and all of it in the pool with most of it: of some units rounding takes a larger part. */
function getAmountOptions(
  pools: readonly DepthPool[],
  { tokenIn, amountIn }: { tokenIn: Address; amountIn: bigint },
): bigint[][] {
  const toAlone = (only: number) => pools.map((_, i) => (i === only ? amountIn : 0n))
  if (pools.length === 1 || amountIn < ROUNDING_DECIDES) return [...pools.keys()].map(toAlone)
  const venue = createPoolVenue(pools, { tokenIn })
  const total = Number(amountIn)
  venue.sell(total)
  const sold = venue.getSoldAmounts()
  const amounts = sold.map((part) => {
    const share = BigInt(Math.floor((part / total) * Number(SHARE_UNIT)))
    return (amountIn * (share < SHARE_UNIT ? share : SHARE_UNIT)) / SHARE_UNIT
  })
  const rest = amountIn - amounts.reduce((sum, amount) => sum + amount, 0n)
  const largest = sold.indexOf(Math.max(...sold))
  const split = amounts.map((amount, i) => (i === largest ? amount + rest : amount))
  return split.filter((amount) => amount > 0n).length < 2 ? [split] : [split, toAlone(largest)]
}

function quoteAll(
  pools: readonly DepthPool[],
  input: { tokenIn: Address; amountIn: bigint; amounts: readonly bigint[] },
): Split {
  const { tokenIn, amountIn, amounts } = input
  let amountInUsed = 0n
  let amountOut = 0n
  const parts = pools.map((pool, i): SplitPart => {
    const quote = quoteExactInput(pool, { tokenIn, amountIn: amounts[i] ?? 0n })
    amountInUsed += quote.amountInUsed
    amountOut += quote.amountOut
    return { pool, ...quote }
  })
  return { amountIn, amountInUsed, amountOut, parts }
}

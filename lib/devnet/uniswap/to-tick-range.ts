import { getSqrtRatioAtTick, MAX_TICK, MIN_TICK } from '@/lib/depth/uniswap-v3/tick-math'
import type { PoolToken, PositionSpec } from './uniswap-types'

const SPACINGS: Readonly<Record<number, number>> = { 500: 10, 3000: 60, 10000: 200 }
const Q96 = 2 ** 96

export interface PairPrice {
  base: PoolToken
  quote: PoolToken
  /** Whole quote tokens for one whole base token. */
  price: number
}

/** Spacing of the ticks that Uniswap's factory gives to a fee. @throws RangeError for a fee that it does not have. */
export function getTickSpacing(fee: number): number {
  const spacing = SPACINGS[fee]
  if (spacing === undefined) throw new RangeError(`No tick spacing for a fee of ${fee}`)
  return spacing
}

/** Whether `base` is the pool's token0: the lower address. */
export function isBaseZero({ base, quote }: Pick<PairPrice, 'base' | 'quote'>): boolean {
  return base.address.toLowerCase() < quote.address.toLowerCase()
}

/** √(token1 for token0) in smallest units, Q96. */
export function toSqrtPriceX96(pair: PairPrice): bigint {
  const raw = pair.price * 10 ** (pair.quote.decimals - pair.base.decimals)
  return BigInt(Math.round(Math.sqrt(isBaseZero(pair) ? raw : 1 / raw) * Q96))
}

/**
 * The ticks and the liquidity of a position given in shares of the price and whole base tokens; its edges lie on
 * the nearest ticks. A range from 0 to Infinity is the whole one.
 */
export function toTickRange(
  pair: PairPrice,
  { fee, position }: { fee: number; position: PositionSpec },
): { lower: number; upper: number; liquidity: bigint } {
  const spacing = getTickSpacing(fee)
  const [least, most] = [Math.ceil(MIN_TICK / spacing), Math.floor(MAX_TICK / spacing)]
  const toTick = (share: number) => {
    if (share === 0 || share === Number.POSITIVE_INFINITY) {
      return (share === 0) === isBaseZero(pair) ? least * spacing : most * spacing
    }
    const root = Number(toSqrtPriceX96({ ...pair, price: pair.price * share })) / Q96
    const nearest = Math.round((2 * Math.log(root)) / Math.log(1.0001) / spacing)
    return Math.min(Math.max(nearest, least), most) * spacing
  }
  const edges = [toTick(position.from), toTick(position.to)]
  const [lower, upper] = [Math.min(...edges), Math.max(...edges)]
  const root = Number(toSqrtPriceX96(pair)) / Q96
  const toRoot = (tick: number) => Number(getSqrtRatioAtTick(tick)) / Q96
  const inside = Math.min(Math.max(root, toRoot(lower)), toRoot(upper))
  const zero = 1 / inside - 1 / toRoot(upper)
  const one = inside - toRoot(lower)
  const worth = isBaseZero(pair) ? zero + one / root ** 2 : one + zero * root ** 2
  const liquidity = (position.amount * 10 ** pair.base.decimals) / worth
  return { lower, upper, liquidity: BigInt(Math.floor(liquidity)) }
}

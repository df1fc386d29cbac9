import { decodeEventLog, getAddress, type Hex, parseAbi, toEventSelector } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { Address } from '@/lib/risk/units'
import type { Transfer } from './get-transfers'

/** What a pool took in and gave out in one swap, by its own event. */
export type Swap = {
  pool: Address
  shape: 'uniswap-v3' | 'uniswap-v2'
  logIndex: number
  /** Into the pool, its fee included; a token `null`: no transfer of that amount shows which one. */
  sold: SwapSide
  bought: SwapSide
}

export type SwapSide = { asset: Address | null; amount: bigint; transferIndex: number | null }

const abi = parseAbi([
  'event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, uint160 sqrtPriceX96, uint128 liquidity, int24 tick)',
])
const abiV2 = parseAbi([
  'event Swap(address indexed sender, uint256 amount0In, uint256 amount1In, uint256 amount0Out, uint256 amount1Out, address indexed to)',
])
const [topicV3, topicV2] = [toEventSelector(abi[0]), toEventSelector(abiV2[0])]
/** Pancake's fork of v3 tells two fees more. */
const abiPancake = parseAbi([
  'event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, uint160 sqrtPriceX96, uint128 liquidity, int24 tick, uint128 protocolFeesToken0, uint128 protocolFeesToken1)',
])
const topicPancake = toEventSelector(abiPancake[0])

/**
 * The swaps of pools of Uniswap v3's and v2's shape. Which tokens they swapped is told by the transfers from and to
 * the pool of just these amounts, the nearest ones.
 */
export function getSwaps(logs: readonly RawLog[], transfers: readonly Transfer[]): Swap[] {
  return logs.flatMap((log) => {
    const amounts = readAmounts(log)
    if (!amounts) return []
    const pool = getAddress(log.address)
    const find = (isIn: boolean, amount: bigint): SwapSide => {
      const matching = transfers.filter(
        (each) => (isIn ? each.to : each.from) === pool && each.amount === amount,
      )
      const distance = (each: Transfer) => Math.abs(each.logIndex - log.logIndex)
      const [nearest] = matching.sort((a, b) => distance(a) - distance(b))
      return {
        asset: nearest?.asset ?? null,
        amount,
        transferIndex: nearest?.logIndex ?? null,
      }
    }
    const { shape, amountIn, amountOut } = amounts
    const { logIndex } = log
    return [{ pool, shape, logIndex, sold: find(true, amountIn), bought: find(false, amountOut) }]
  })
}

type Amounts = { shape: Swap['shape']; amountIn: bigint; amountOut: bigint }

function readAmounts(log: RawLog): Amounts | undefined {
  const [topic] = log.topics
  const topics = [...log.topics] as [Hex, ...Hex[]]
  const { data } = log
  try {
    if (topic === topicV3) return toAmounts(decodeEventLog({ abi, data, topics }).args)
    if (topic === topicPancake)
      return toAmounts(decodeEventLog({ abi: abiPancake, data, topics }).args)
    if (topic !== topicV2) return undefined
    const { args } = decodeEventLog({ abi: abiV2, data, topics })
    const is0In = args.amount0In > 0n
    return {
      shape: 'uniswap-v2',
      amountIn: is0In ? args.amount0In : args.amount1In,
      amountOut: is0In ? args.amount1Out : args.amount0Out,
    }
  } catch {
    // Another event by the same signature: not a pool's of this shape.
    return undefined
  }
}

/** v3 tells the pool's own changes: what is positive came in. */
function toAmounts({ amount0, amount1 }: { amount0: bigint; amount1: bigint }): Amounts {
  const [amountIn, amountOut] = amount0 > 0n ? [amount0, -amount1] : [amount1, -amount0]
  return { shape: 'uniswap-v3', amountIn, amountOut }
}

import { type Address, parseAbi } from 'viem'
import { getDevnetAccount } from '../accounts'
import type { DevnetClient } from '../chain-client'
import type { TransactionRequest } from '../send'
import type { DemoPool, DemoPools } from './demo-pools'
import { toSwap } from './to-swap'
import { isBaseZero, toSqrtPriceX96 } from './to-tick-range'

/** Trades each pool back to what the feeds say, whenever that pays its fee. */
export const arbitrageur = getDevnetAccount('arbitrageur').address

const poolAbi = parseAbi([
  'function slot0() view returns (uint160 sqrtPriceX96, int24 tick)',
  'function getReserves() view returns (uint112 reserve0, uint112 reserve1, uint32 updatedAt)',
])
/** More than any pool takes; a v3 router takes only what the price limit lets it. */
const MORE_THAN_ENOUGH = 2n ** 120n

type Trade = { tokenIn: Address; amountIn: bigint; sqrtPriceLimitX96?: bigint }

/**
 * The trades that bring every pool to within its fee of the feeds' prices. One multicall.
 * @throws ContractFunctionExecutionError where a pool does not answer
 */
export async function findArbitrage(
  client: DevnetClient,
  {
    market: { uniswap, pools },
    getAnswer,
  }: { market: DemoPools; getAnswer: (symbol: string) => bigint },
): Promise<TransactionRequest[]> {
  const states = await client.multicall({
    contracts: pools.map(({ kind, address }) => ({
      address,
      abi: poolAbi,
      functionName: kind === 'uniswap-v3' ? 'slot0' : 'getReserves',
    })),
    allowFailure: false,
  })
  return pools.flatMap((pool, index) => {
    const [first = 0n, second = 0n] = (states[index] as readonly (bigint | number)[]).map(BigInt)
    const target = Number(getAnswer(pool.symbols.base)) / Number(getAnswer(pool.symbols.quote))
    const trade =
      pool.kind === 'uniswap-v3'
        ? findV3Trade(pool, { sqrtPriceX96: first, target })
        : findV2Trade(pool, { reserves: [first, second], target })
    return trade ? [toSwap({ uniswap, pool }, { from: arbitrageur, ...trade })] : []
  })
}

function findV3Trade(
  pool: DemoPool,
  { sqrtPriceX96, target }: { sqrtPriceX96: bigint; target: number },
): Trade | null {
  const { base, quote } = pool
  const kept = 1 - pool.fee / 1e6
  const [low, high] = [target * kept, target / kept].map((price) =>
    toSqrtPriceX96({ base, quote, price }),
  ) as [bigint, bigint]
  const isZero = isBaseZero(pool)
  const isAbove = isZero ? sqrtPriceX96 > high : sqrtPriceX96 < high
  const isBelow = isZero ? sqrtPriceX96 < low : sqrtPriceX96 > low
  if (!isAbove && !isBelow) return null
  return {
    tokenIn: isAbove ? base.address : quote.address,
    amountIn: MORE_THAN_ENOUGH,
    sqrtPriceLimitX96: isAbove ? high : low,
  }
}

function findV2Trade(
  pool: DemoPool,
  { reserves, target }: { reserves: readonly [bigint, bigint]; target: number },
): Trade | null {
  const { base, quote } = pool
  const kept = 1 - pool.fee / 1e6
  const [ofBase, ofQuote] = isBaseZero(pool) ? reserves : [reserves[1], reserves[0]]
  const held = Number(ofBase) / 10 ** base.decimals
  const paid = Number(ofQuote) / 10 ** quote.decimals
  const toUnits = (amount: number, decimals: number) => BigInt(Math.floor(amount * 10 ** decimals))
  const price = paid / held
  if (price * kept > target) {
    const amount = (Math.sqrt((held * paid * kept) / target) - held) / kept
    return { tokenIn: base.address, amountIn: toUnits(amount, base.decimals) }
  }
  if (price < target * kept) {
    const amount = (Math.sqrt(held * paid * target * kept) - paid) / kept
    return { tokenIn: quote.address, amountIn: toUnits(amount, quote.decimals) }
  }
  return null
}

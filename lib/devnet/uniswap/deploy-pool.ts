import { type Address, encodeFunctionData, getAddress, maxUint256 } from 'viem'
import { getAmount0Ceil, getAmount1Ceil } from '@/lib/depth/uniswap-v3/sqrt-price-math'
import { getSqrtRatioAtTick } from '@/lib/depth/uniswap-v3/tick-math'
import { deployer } from '../accounts'
import type { DevnetClient } from '../chain-client'
import { callContract } from '../send'
import { readUniswapArtifact } from './artifacts'
import { isBaseZero, toSqrtPriceX96, toTickRange } from './to-tick-range'
import type { DeployedPool, PoolSpec, PoolToken, Uniswap } from './uniswap-types'

const from = deployer.address
/** Keeps a transaction below the gas that one may take. */
const CALLS_A_TRANSACTION = 20

/**
 * Makes one pool with its liquidity, owned by the deployer, in one transaction for 19 positions. Its tokens must trust the position
 * manager and the v2 router (`trustUniswap`).
 * @throws TransactionRevertedError, RangeError for a fee that the factory does not have
 */
export async function deployPool(
  client: DevnetClient,
  { uniswap, spec }: { uniswap: Uniswap; spec: PoolSpec },
): Promise<DeployedPool> {
  const [base, quote] = [spec.base, spec.quote].map(({ address, decimals }) => ({
    address,
    decimals,
  })) as [PoolToken, PoolToken]
  const [zero, one] = isBaseZero(spec) ? [base, quote] : [quote, base]
  const tokens = { token0: zero.address, token1: one.address, base, quote }
  if (spec.kind === 'uniswap-v3') {
    await mintPositions(client, { uniswap, spec, pair: [zero.address, one.address] })
    const address = await readFactory(client, {
      factory: uniswap.v3Factory,
      artifact: 'v3Factory',
      functionName: 'getPool',
      args: [zero.address, one.address, spec.fee],
    })
    return { kind: 'uniswap-v3', address, fee: spec.fee, ...tokens }
  }
  const toUnits = (amount: number, decimals: number) => BigInt(Math.round(amount * 10 ** decimals))
  await callContract(client, {
    from,
    to: uniswap.v2Router,
    abi: readUniswapArtifact('v2Router').abi,
    functionName: 'addLiquidity',
    args: [
      base.address,
      quote.address,
      toUnits(spec.amount, base.decimals),
      toUnits(spec.amount * spec.price, quote.decimals),
      0n,
      0n,
      from,
      maxUint256,
    ],
  })
  const address = await readFactory(client, {
    factory: uniswap.v2Factory,
    artifact: 'v2Factory',
    functionName: 'getPair',
    args: [zero.address, one.address],
  })
  return { kind: 'uniswap-v2', address, fee: 3000, ...tokens }
}

async function mintPositions(
  client: DevnetClient,
  input: {
    uniswap: Uniswap
    spec: Extract<PoolSpec, { kind: 'uniswap-v3' }>
    pair: readonly [Address, Address]
  },
): Promise<void> {
  const { uniswap, spec, pair } = input
  const { abi } = readUniswapArtifact('v3PositionManager')
  const sqrtPriceX96 = toSqrtPriceX96(spec)
  const create = encodeFunctionData({
    abi,
    functionName: 'createAndInitializePoolIfNecessary',
    args: [...pair, spec.fee, sqrtPriceX96],
  })
  const mints = spec.positions.map((position) => {
    const { lower, upper, liquidity } = toTickRange(spec, { fee: spec.fee, position })
    const [from0, to1] = [getSqrtRatioAtTick(lower), getSqrtRatioAtTick(upper)]
    const middle = sqrtPriceX96 < from0 ? from0 : sqrtPriceX96 > to1 ? to1 : sqrtPriceX96
    return encodeFunctionData({
      abi,
      functionName: 'mint',
      args: [
        {
          token0: pair[0],
          token1: pair[1],
          fee: spec.fee,
          tickLower: lower,
          tickUpper: upper,
          amount0Desired: getAmount0Ceil({ from: middle, to: to1, liquidity }),
          amount1Desired: getAmount1Ceil({ from: from0, to: middle, liquidity }),
          amount0Min: 0n,
          amount1Min: 0n,
          recipient: from,
          deadline: maxUint256,
        },
      ],
    })
  })
  const calls = [create, ...mints]
  for (let begin = 0; begin < calls.length; begin += CALLS_A_TRANSACTION) {
    await callContract(client, {
      from,
      to: uniswap.v3PositionManager,
      abi,
      functionName: 'multicall',
      args: [calls.slice(begin, begin + CALLS_A_TRANSACTION)],
    })
  }
}

async function readFactory(
  client: DevnetClient,
  call: {
    factory: Address
    artifact: 'v3Factory' | 'v2Factory'
    functionName: string
    args: readonly unknown[]
  },
): Promise<Address> {
  const address = await client.readContract({
    address: call.factory,
    abi: readUniswapArtifact(call.artifact).abi,
    functionName: call.functionName,
    args: call.args,
  })
  return getAddress(address as string)
}

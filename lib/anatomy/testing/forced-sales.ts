import {
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  getAddress,
  type Hash,
  type Hex,
  numberToHex,
  parseAbi,
} from 'viem'
import { getDevnetAccount } from '@/lib/devnet/accounts'
import { toFeedRound } from '@/lib/devnet/feed'
import { deployLiquidator } from '@/lib/devnet/liquidator/deploy-liquidator'
import { type LiquidationOrder, toLiquidate } from '@/lib/devnet/liquidator/to-liquidate'
import type { Market } from '@/lib/devnet/market-types'
import { poolAbi } from '@/lib/devnet/pool-calls'
import {
  callContract,
  rawRequest,
  type TransactionRequest,
  toRpcTransaction,
} from '@/lib/devnet/send'
import type { TestMarkets } from '@/lib/devnet/test-market'
import { deployPool } from '@/lib/devnet/uniswap/deploy-pool'
import { openTestUniswap } from '@/lib/devnet/uniswap/open-test-uniswap'

const tokenAbi = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function mint(address to, uint256 value)',
])
const configuratorAbi = parseAbi([
  'function configureReserveAsCollateral(address asset, uint256 ltv, uint256 liquidationThreshold, uint256 liquidationBonus)',
])
const gwei = 10n ** 9n

export const toUsd8 = (dollars: number) => BigInt(Math.round(dollars * 1e8))
export const toUnits = (amount: number, decimals: number) =>
  (BigInt(Math.round(amount * 1e6)) * 10n ** BigInt(decimals)) / 1_000_000n

/** What is true of a mined transaction, told without any log of it. */
export type MinedTruth = {
  hash: Hash
  blockNumber: number
  /** Change of the sender's coins, wei, gas included. */
  coins: bigint
  gasCost: bigint
  /** Changes by token, then by account. */
  balances: { account: Address; token: Address; change: bigint }[]
}

/** Test markets with a liquidator contract and a real pool that buys WETH for USDC. */
export async function createForcedSales(world: TestMarkets, { poolPrice }: { poolPrice: number }) {
  const { client, act } = world
  const builder = getDevnetAccount('builder').address
  await rawRequest(client, 'anvil_setCoinbase', [builder])
  const { uniswap, assets } = await openTestUniswap(world, ['WETH', 'USDC'])
  const { WETH: weth, USDC: usdc } = assets
  const pool = await deployPool(client, {
    uniswap,
    spec: {
      kind: 'uniswap-v3',
      base: weth,
      quote: usdc,
      fee: 3000,
      price: poolPrice,
      positions: [{ from: 0.5, to: 2, amount: 2_000 }],
    },
  })
  const contract = await deployLiquidator(client)

  const read = (token: Address, account: Address) =>
    client.readContract({
      address: token,
      abi: tokenAbi,
      functionName: 'balanceOf',
      args: [account],
    })

  /** Sends with fees of a busy chain and says what it changed, by balances at both ends. */
  async function mine(
    request: TransactionRequest,
    watched: readonly { account: Address; token: Address }[] = [],
  ): Promise<MinedTruth> {
    const at = () => Promise.all(watched.map(({ token, account }) => read(token, account)))
    const [coins, before] = [await client.getBalance({ address: request.from }), await at()]
    const hash = (await rawRequest(client, 'eth_sendTransaction', [
      {
        ...toRpcTransaction({ ...request, gas: 3_000_000n }),
        maxFeePerGas: numberToHex(40n * gwei),
        maxPriorityFeePerGas: numberToHex(3n * gwei),
      },
    ])) as Hash
    const receipt = await client.waitForTransactionReceipt({ hash })
    if (receipt.status !== 'success') throw new Error('the transaction reverted')
    const after = await at()
    return {
      hash,
      blockNumber: Number(receipt.blockNumber),
      coins: (await client.getBalance({ address: request.from })) - coins,
      gasCost: receipt.gasUsed * receipt.effectiveGasPrice,
      balances: watched.map((each, index) => ({
        ...each,
        change: (after[index] ?? 0n) - (before[index] ?? 0n),
      })),
    }
  }

  /** Several transactions in one block, in this order. @returns its number */
  async function mineTogether(requests: readonly TransactionRequest[]): Promise<number> {
    await rawRequest(client, 'evm_setAutomine', [false])
    for (const request of requests)
      await rawRequest(client, 'eth_sendTransaction', [
        toRpcTransaction({ ...request, gas: 2_500_000n }),
      ])
    await rawRequest(client, 'evm_mine', [])
    await rawRequest(client, 'evm_setAutomine', [true])
    return Number(await client.getBlockNumber())
  }

  /** The pool's own word on an account at a block's end, wad; `time`: as if it were asked then. */
  async function readHealth(
    market: Market,
    { account, block, time }: { account: Address; block: number; time?: number },
  ): Promise<bigint> {
    const functionName = 'getUserAccountData'
    const data = encodeFunctionData({ abi: poolAbi, functionName, args: [account] })
    const answer = await rawRequest(client, 'eth_call', [
      { to: market.pool, data },
      numberToHex(block),
      {},
      time === undefined ? {} : { time: numberToHex(time) },
    ])
    return decodeFunctionResult({ abi: poolAbi, functionName, data: answer as Hex })[5]
  }

  return {
    builder,
    contract,
    pool: getAddress(pool.address),
    weth: getAddress(weth.address),
    usdc: getAddress(usdc.address),
    mine,
    mineTogether,
    fundContract: (amount: bigint) =>
      callContract(client, {
        from: world.liquidator.address,
        to: usdc.address,
        abi: tokenAbi,
        functionName: 'mint',
        args: [contract, amount],
      }),
    toOrder: (
      order: Omit<LiquidationOrder, 'lendingPool' | 'collateral' | 'debt'>,
      { market, flashLoan, sells }: { market: Market; flashLoan: boolean; sells: boolean },
    ) =>
      toLiquidate(
        {
          ...order,
          lendingPool: market.pool,
          collateral: weth.address,
          debt: usdc.address,
          ...(sells && { swapPool: pool.address }),
        },
        { from: world.liquidator.address, contract, flashLoan },
      ),
    toRound: async (symbol: string, dollars: number) => {
      const feed = world.assets[symbol]?.feed
      if (!feed) throw new Error(`no asset ${symbol}`)
      return toFeedRound(client, { feed, answer: toUsd8(dollars) })
    },
    setThreshold: (
      market: Market,
      {
        symbol,
        ltv,
        threshold,
        bonus,
      }: { symbol: string; ltv: bigint; threshold: bigint; bonus: bigint },
    ) =>
      callContract(client, {
        from: market.aclAdmin,
        to: market.configurator,
        abi: configuratorAbi,
        functionName: 'configureReserveAsCollateral',
        args: [market.tokens[symbol]?.address ?? contract, ltv, threshold, bonus],
      }),
    readHealth,
    /** The first block of the last run of blocks below 1 up to a block, by the pool's own word at each. */
    findFirst: async (market: Market, { account, block }: { account: Address; block: number }) => {
      let first = block
      while ((await readHealth(market, { account, block: first - 1 })) < 10n ** 18n) first -= 1
      return first
    },
    open: async (
      market: Market,
      position: {
        user: Address
        collateral: [symbol: string, amount: bigint]
        debt: [symbol: string, amount: bigint]
      },
    ) => {
      const { user, collateral, debt } = position
      await act.supply(market, { user, symbol: collateral[0], amount: collateral[1] })
      await act.borrow(market, { user, symbol: debt[0], amount: debt[1] })
    },
  }
}

export type ForcedSales = Awaited<ReturnType<typeof createForcedSales>>

import { parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asset } from '@/lib/devnet/market-types'
import { poolAbi } from '@/lib/devnet/pool-calls'
import { callContract } from '@/lib/devnet/send'
import { deployPool } from '@/lib/devnet/uniswap/deploy-pool'
import { openTestUniswap } from '@/lib/devnet/uniswap/open-test-uniswap'
import { quoteOnChain } from '@/lib/devnet/uniswap/quote-on-chain'
import type { Uniswap } from '@/lib/devnet/uniswap/uniswap-types'
import {
  startTestEngine,
  startTestMarkets,
  type TestEngine,
  type TestMarkets,
  toEntries,
  untilAtHead,
} from '../testing/start-test-engine'

const USD = 10n ** 8n
const WAD = 10n ** 18n
const pausing = parseAbi(['function setReservePause(address asset, bool paused)'])

let world: TestMarkets
let engine: TestEngine
let uniswap: Uniswap
let assets: Record<'WETH' | 'USDC', Asset>

beforeAll(async () => {
  world = await startTestMarkets({ users: 2, positions: false })
  const opened = await openTestUniswap(world, ['WETH', 'USDC'])
  uniswap = opened.uniswap
  assets = opened.assets
  const factory = { kind: 'uniswap-v3-factory', chainId: 31_337 } as const
  engine = startTestEngine(world.rpcUrl, toEntries(world), {
    pools: [{ ...factory, address: uniswap.v3Factory }],
  })
})
afterAll(async () => {
  await engine?.stop()
  await world?.stop()
})

/** The pool's own word: the first block at whose end the account is past its line. */
async function findFirstBlock(account: `0x${string}`, from: bigint): Promise<number> {
  for (let blockNumber = from; ; blockNumber += 1n) {
    const { pool: address } = world.markets.v36
    const functionName = 'getUserAccountData'
    const read = { address, abi: poolAbi, functionName, args: [account], blockNumber } as const
    if ((await world.client.readContract(read))[5] < WAD) return Number(blockNumber)
  }
}

async function read() {
  await untilAtHead(engine, world)
  const answer = await engine.readMarketLiquidations('v36', { period: 'all' })
  return { answer, loan: answer.waiting.items[0], codes: toCodes(answer.waiting.items[0]) }
}

const toCodes = (loan: { reasons: readonly { code: string }[] } | undefined) =>
  loan?.reasons.map(({ code }) => code)

test('default: a loan that nobody takes, since when and why, until somebody does', async () => {
  const { act, client, users, liquidator } = world
  const market = world.markets.v36
  const [borrower, lender] = users.map(({ address }) => address)
  if (!borrower || !lender) throw new Error('no users')
  const { WETH, USDC } = assets
  await act.supply(market, { user: lender, symbol: 'USDC', amount: 100_000n * 10n ** 6n })
  await act.supply(market, { user: borrower, symbol: 'WETH', amount: 10n * WAD })
  await act.borrow(market, { user: borrower, symbol: 'USDC', amount: 25_000n * 10n ** 6n })
  expect((await read()).answer.waiting.total).toBe(0)

  const pair = { base: WETH, quote: USDC, price: 2_990 }
  const deploy = (amount: number) => {
    const positions = [{ from: 0, to: Number.POSITIVE_INFINITY, amount }]
    const spec = { kind: 'uniswap-v3', ...pair, fee: 3_000, positions } as const
    return deployPool(client, { uniswap, spec })
  }
  const pool = await deploy(2)
  const before = await client.getBlockNumber()
  await act.setPrice('WETH', 2_990n * USD)
  const first = await findFirstBlock(borrower, before)
  await untilAtHead(engine, world)
  await act.mine(3)
  const thin = await read()
  expect(thin.answer.waiting).toMatchObject({ total: 1, liquidatable: 1 })
  expect(thin.loan).toMatchObject({ address: borrower, liquidatable: true })
  expect(thin.loan?.since?.earliestBlock).toBeLessThanOrEqual(first)
  expect(thin.loan?.since?.latestBlock).toBeGreaterThanOrEqual(first)
  expect(Number(thin.answer.gas.costUsd)).toBeGreaterThan(0)
  expect(thin.codes).toEqual(['no-depth'])
  const [preview] = (await engine.readAccount(borrower)).positions[0]?.liquidation ?? []
  const amountOut = await quoteOnChain(client, {
    uniswap,
    pool,
    tokenIn: WETH.address,
    amountIn: BigInt(preview?.seized ?? 0),
  })
  const priceUsd = engine.readMarket('v36').assets.find(({ symbol }) => symbol === 'USDC')?.price
  expect(thin.loan?.best?.saleUsd).toBe(
    ((Number(amountOut) / 1e6) * Number(priceUsd?.usd)).toFixed(2),
  )

  await deploy(50_000)
  expect((await read()).codes).toEqual(['not-known'])

  const pause = (paused: boolean) =>
    callContract(client, {
      from: market.aclAdmin,
      to: market.configurator,
      abi: pausing,
      functionName: 'setReservePause',
      args: [WETH.address, paused],
    })
  await pause(true)
  const paused = await read()
  expect(paused.loan).toMatchObject({ address: borrower, liquidatable: false, since: null })
  expect(paused.codes).toEqual(['paused'])
  await pause(false)

  await act.liquidationCall(market, {
    liquidator: liquidator.address,
    borrower,
    collateral: 'WETH',
    debt: 'USDC',
    debtToCover: 2n ** 256n - 1n,
  })
  const { answer } = await read()
  expect(answer.waiting.total).toBe(0)
  expect(answer).toMatchObject({ count: 1, occasions: 1 })
  expect(answer.overLiquidation).toMatchObject({ known: 1, over: 1, notKnown: 0 })
  expect(answer.liquidators).toMatchObject({ total: 1, topShare: '1.000000' })
  expect(answer.liquidators.items[0]?.address).toBe(liquidator.address)
  expect(Number(answer.value.seizedToRepaid)).toBeGreaterThan(1.03)
  expect(answer.value.recovered).toBe('1.000000')
})

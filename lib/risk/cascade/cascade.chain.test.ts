import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { toSalePool } from '@/lib/depth/to-sale-pool'
import { getDevnetAccount } from '@/lib/devnet/accounts'
import type { Asset } from '@/lib/devnet/market-types'
import { createRng, pick, pickBetween, type Rng } from '@/lib/devnet/rng'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import { deployPool } from '@/lib/devnet/uniswap/deploy-pool'
import { openTestUniswap } from '@/lib/devnet/uniswap/open-test-uniswap'
import type { DeployedPool, Uniswap } from '@/lib/devnet/uniswap/uniswap-types'
import { PoolReader } from '@/lib/pools/pool-reader'
import { readMarketAtBlock } from '@/lib/protocols/aave-v3/read-market-at-block'
import { readMarketSetup } from '@/lib/protocols/aave-v3/read-market-setup'
import { toAavePopulation } from '@/lib/protocols/aave-v3/view/to-population'
import type { CascadeResult } from './cascade'
import { createSaleLadder } from './create-sale-ladder'
import { getShockedPrices } from './get-shocked-prices'
import { runCascade } from './run-cascade'
import type { SalePool } from './sale-venue'
import { type BotLoan, type BotResult, ChainBot } from './testing/chain-bot'

const POPULATIONS = 21
const MAX_ROUNDS = 8
const LEAST_LOANS = 8
const MOST_LOANS = 16
const ETHER_PRICE = 3_600

let world: TestMarkets
let client: ChainClient
let uniswap: Uniswap
let weth: Asset
let usdc: Asset

beforeAll(async () => {
  world = await startTestMarkets({ users: 1, positions: false })
  client = createChainClient({ chainId: 31_337, urls: [world.rpcUrl] })
  const opened = await openTestUniswap(world, ['WETH', 'USDC'])
  uniswap = opened.uniswap
  weth = opened.assets.WETH
  usdc = opened.assets.USDC
  for (let index = 0; index < MOST_LOANS; index += 1) {
    await world.client.setBalance({ address: getUser(index), value: 10n ** 22n })
  }
})

afterAll(async () => {
  client?.close()
  await world?.stop()
})

/** Ether, sometimes LINK with it, against USDC, sometimes USDT with it; some near their line, some small. */
async function openLoans(rng: Rng): Promise<BotLoan[]> {
  const { act, markets } = world
  const market = markets.v36
  const count = LEAST_LOANS + Math.floor(rng() * (MOST_LOANS - LEAST_LOANS + 1))
  const loans: BotLoan[] = []
  for (let index = 0; index < count; index += 1) {
    const user = getUser(index)
    const dollars = 10 ** pickBetween(rng, [3.2, 5.6])
    const ether = dollars / ETHER_PRICE
    const hasLink = rng() < 0.2
    const link = hasLink ? (dollars * 0.3) / 17 : 0
    await act.supply(market, { user, symbol: 'WETH', amount: toUnits(ether, 18) })
    if (hasLink) await act.supply(market, { user, symbol: 'LINK', amount: toUnits(link, 18) })
    const limit = dollars * 0.805 + (hasLink ? dollars * 0.3 * 0.66 : 0)
    const owed = limit * pickBetween(rng, [0.72, 0.995])
    const other = rng() < 0.25 ? owed * pickBetween(rng, [0.1, 0.6]) : 0
    await act.borrow(market, { user, symbol: 'USDC', amount: toUnits(owed - other, 6) })
    if (other > 0) await act.borrow(market, { user, symbol: 'USDT', amount: toUnits(other, 6) })
    loans.push({
      user,
      collateral: hasLink ? ['WETH', 'LINK'] : ['WETH'],
      debt: other > 0 ? ['USDC', 'USDT'] : ['USDC'],
    })
  }
  return loans
}

function getUser(index: number) {
  return getDevnetAccount(`cascade ${index}`).address
}

function toUnits(amount: number, decimals: number): bigint {
  return BigInt(Math.floor(amount * 1e6)) * 10n ** BigInt(decimals - 6)
}

async function openPool(rng: Rng): Promise<DeployedPool> {
  const amount = 10 ** pickBetween(rng, [1.6, 3])
  return await deployPool(world.client, {
    uniswap,
    spec: {
      kind: 'uniswap-v3',
      base: weth,
      quote: usdc,
      fee: pick(rng, [500, 3000]),
      price: ETHER_PRICE,
      positions: [
        { from: 0.4, to: 2, amount },
        { from: 0.7, to: 0.95, amount: amount * rng() * 0.3 },
        { from: 0, to: Number.POSITIVE_INFINITY, amount: amount * 0.2 },
      ],
    },
  })
}

type Case = {
  shockedAnswer: bigint
  oracle: { lagRounds: number; share: number }
  profitableOnly: boolean
}

function drawCase(rng: Rng): Case {
  return {
    shockedAnswer: BigInt(Math.round(ETHER_PRICE * (1 - pickBetween(rng, [0.08, 0.35])) * 1e8)),
    oracle: { lagRounds: rng() < 0.3 ? 2 : 1, share: pick(rng, [0, 0.5, 1, 1]) },
    profitableOnly: rng() < 0.4,
  }
}

/** The model over what is read from the chain before the shock. */
async function predict(
  loans: readonly BotLoan[],
  { pool, drawn }: { pool: DeployedPool; drawn: Case },
): Promise<CascadeResult> {
  const { hash: blockHash } = await client.readHead()
  const { poolAddressesProvider } = world.markets.v36
  const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash })
  const { state, accounts } = await readMarketAtBlock(client, {
    setup,
    accounts: loans.map(({ user }) => user),
    blockHash,
  })
  const population = toAavePopulation({
    market: { id: 'local', name: 'Local', chainId: 31_337 },
    state,
    accounts,
    getFeed: () => null,
  })
  const pools = await new PoolReader({
    client,
    sources: [{ kind: 'uniswap-v3', chainId: 31_337, address: pool.address }],
  }).read([weth.address, usdc.address], { blockHash })
  const decimals = { in: weth.decimals, out: usdc.decimals }
  const venue = createSaleLadder({
    quote: { address: usdc.address, symbol: 'USDC', price: 1 },
    pools: pools
      .map((each) => toSalePool(each, { tokenIn: weth.address, decimals }))
      .filter((each): each is SalePool => each !== null),
  })
  const fall = 1 - Number(drawn.shockedAnswer) / 1e8 / ETHER_PRICE
  return runCascade({
    population,
    shock: { prices: getShockedPrices(population, { falls: [{ asset: weth.address, fall }] }) },
    venues: population.assets.map(({ address }) => (address === weth.address ? venue : null)),
    oracle: drawn.oracle,
    profitableOnly: drawn.profitableOnly,
    maxRounds: MAX_ROUNDS,
  })
}

/** A thousandth, or a cent. */
function expectNear(ours: number, theirs: number): void {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(Math.abs(theirs) * 1e-3 + 0.01)
}

function compare(result: CascadeResult, bot: BotResult): void {
  const ether = result.assets.find(({ asset }) => asset === 0)
  expect(result.totals.liquidations).toBe(bot.liquidations)
  expect(result.rounds.length).toBe(bot.rounds)
  expectNear(ether?.sold ?? 0, bot.sold)
  expectNear(ether?.received ?? 0, bot.received)
  expectNear(result.totals.repaid, bot.repaid)
  expectNear(result.totals.badDebt, bot.badDebt)
  expectNear(ether?.finalPoolPrice ?? 0, bot.finalPrice)
  expectNear(ether?.finalOraclePrice ?? 0, Number(bot.finalAnswer) / 1e8)
}

test('behavior: what the model says happens: real Aave v3.6, a real Uniswap v3 pool, a bot and an oracle that follows', async () => {
  const rng = createRng(20_200_312)
  const seen = { liquidations: 0, laterRounds: 0, badDebt: 0 }
  for (let index = 0; index < POPULATIONS; index += 1) {
    const id = await world.client.snapshot()
    const drawn = drawCase(rng)
    const pool = await openPool(rng)
    const loans = await openLoans(rng)
    const result = await predict(loans, { pool, drawn })
    const { shockedAnswer, oracle, profitableOnly } = drawn
    const bot = await new ChainBot({
      world,
      uniswap,
      pool,
      asset: weth,
      loans,
      shockedAnswer,
      oracle,
      profitableOnly,
      maxRounds: MAX_ROUNDS,
    }).play()
    compare(result, bot)
    seen.liquidations += bot.liquidations
    seen.laterRounds += result.rounds.slice(1).filter((round) => round.liquidations > 0).length
    if (bot.badDebt > 0) seen.badDebt += 1
    await world.client.revert({ id })
  }
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendTransaction } from '../send'
import { startTestMarkets, type TestMarkets } from '../test-market'
import { arbitrageur, findArbitrage } from './arbitrage'
import { type DemoPools, deployDemoPools } from './demo-pools'
import { quoteOnChain } from './quote-on-chain'

let world: TestMarkets
let market: DemoPools
const answers: Record<string, bigint> = {}
const getAnswer = (symbol: string) => answers[symbol] ?? 10n ** 8n

beforeAll(async () => {
  world = await startTestMarkets({ users: 1, positions: false })
  Object.assign(answers, {
    WETH: 3_600n * 10n ** 8n,
    wstETH: 4_378n * 10n ** 8n,
    WBTC: 104_000n * 10n ** 8n,
    LINK: 17n * 10n ** 8n,
  })
  market = await deployDemoPools(world.client, { assets: world.assets, getAnswer })
  await world.client.setBalance({ address: arbitrageur, value: 10n ** 22n })
})
afterAll(() => world?.stop())

/** What a hundredth of a base token brings, against the feeds. */
async function readPrices() {
  const { uniswap, pools } = market
  return await Promise.all(
    pools.map(async (pool) => {
      const { base, quote, symbols, fee } = pool
      const amountIn = 10n ** BigInt(base.decimals - 2)
      const sale = { uniswap, pool, tokenIn: base.address, amountIn }
      const received = Number(await quoteOnChain(world.client, sale)) / 10 ** (quote.decimals - 2)
      const fair = Number(getAnswer(symbols.base)) / Number(getAnswer(symbols.quote))
      return {
        of: `${symbols.base}/${symbols.quote} ${fee}`,
        ratio: received / fair,
        fee: fee / 1e6,
      }
    }),
  )
}

test('default: pools begin at the feeds’ prices, nothing is to be done', async () => {
  for (const { of, ratio, fee } of await readPrices()) {
    expect(Math.abs(ratio - (1 - fee)), of).toBeLessThan(1e-3)
  }
  expect(await findArbitrage(world.client, { market, getAnswer })).toEqual([])
})

test('behavior: after prices moved, trades bring every pool to within its fee', async () => {
  for (const change of [0.97, 1.06]) {
    answers.WETH = BigInt(Math.round(Number(answers.WETH) * change))
    answers.LINK = BigInt(Math.round(Number(answers.LINK) / change))
    const trades = await findArbitrage(world.client, { market, getAnswer })
    expect(trades.length).toBeGreaterThanOrEqual(6)
    for (const trade of trades) await sendTransaction(world.client, trade)
    for (const { of, ratio, fee } of await readPrices()) {
      expect(ratio, of).toBeGreaterThan((1 - fee) ** 2 - 1e-3)
      expect(ratio, of).toBeLessThan(1 + 1e-3)
    }
    expect(await findArbitrage(world.client, { market, getAnswer })).toEqual([])
  }
})

import { type Abi, type Address, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Market } from '@/lib/devnet/market-types'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { readAccount } from './read-account'
import { readMarketAtBlock } from './read-market-at-block'
import {
  configureMarket,
  findReserve,
  openMarket,
  startReadingWorld,
} from './testing/reading-world'

const abi = parseAbi([
  'function getReserveNormalizedIncome(address) view returns (uint256)',
  'function getReserveNormalizedVariableDebt(address) view returns (uint256)',
  'function getAssetPrice(address) view returns (uint256)',
  'function getSourceOfAsset(address) view returns (address)',
  'function totalSupply() view returns (uint256)',
  'function scaledBalanceOf(address) view returns (uint256)',
  'function latestRoundData() view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80)',
])
const USD = 10n ** 8n
const reading = startReadingWorld()

describe('toMarketState', () => {
  test('default: the state is what the contracts say', async () => {
    const { client, markets, world } = reading()
    for (const market of markets) {
      const { setup, blockHash, blockNumber } = await openMarket(client, market)
      const { state, facts } = await readMarketAtBlock(client, { setup, accounts: [], blockHash })
      const read = (address: Address, functionName: string, args: readonly unknown[] = []) =>
        world.client.readContract({
          address,
          abi: abi as Abi,
          functionName,
          args,
          blockNumber: BigInt(blockNumber),
        })
      const { timestamp } = await world.client.getBlock({ blockNumber: BigInt(blockNumber) })
      expect(state.timestamp).toBe(Number(timestamp))
      expect(state.baseCurrencyUnit).toBe(USD)
      for (const reserve of state.reserves) {
        if (!reserve) continue
        const { asset, id } = reserve
        const fact = facts.reserves[id]
        const config = market.reserves.find(
          ({ symbol }) => market.tokens[symbol]?.address === asset,
        )
        expect(reserve).toMatchObject({
          liquidityIndex: await read(market.pool, 'getReserveNormalizedIncome', [asset]),
          variableBorrowIndex: await read(market.pool, 'getReserveNormalizedVariableDebt', [asset]),
          price: await read(market.oracle, 'getAssetPrice', [asset]),
          ltv: BigInt(config?.ltv ?? -1),
          liquidationThreshold: BigInt(config?.liquidationThreshold ?? -1),
          liquidationBonus: BigInt(config?.liquidationBonus ?? -1),
          liquidationProtocolFee: BigInt(config?.liquidationProtocolFee ?? -1),
          active: true,
          paused: false,
        })
        const source = (await read(market.oracle, 'getSourceOfAsset', [asset])) as Address
        const [, answer, , updatedAt] = (await read(source, 'latestRoundData')) as bigint[]
        expect(fact).toMatchObject({
          priceSource: source,
          feed: {
            kind: 'source',
            address: source,
            answer,
            updatedAt: Number(updatedAt),
            decimals: 8,
          },
          totalSupplied: await read(fact?.aToken as Address, 'totalSupply'),
          totalVariableDebt: await read(fact?.variableDebtToken as Address, 'totalSupply'),
          deficit: market.poolRevision === 10 ? 0n : null,
        })
      }
    }
  })

  test('behavior: eModes of both kinds', async () => {
    const { client, world } = reading()
    const [v36, v30] = [
      await openMarket(client, world.markets.v36),
      await openMarket(client, world.markets.v30),
    ]
    const read = async ({ setup, blockHash }: typeof v36) =>
      (await readMarketAtBlock(client, { setup, accounts: [], blockHash })).state
    const toBitmap = (market: Market, { setup }: typeof v36, symbols: readonly string[]) =>
      symbols.reduce((bitmap, symbol) => {
        const reserve = findReserve(setup, market.tokens[symbol]?.address)
        return bitmap | (1n << BigInt(reserve?.id ?? 200))
      }, 0n)
    for (const [market, opened] of [
      [world.markets.v36, v36],
      [world.markets.v30, v30],
    ] as const) {
      const state = await read(opened)
      expect([...state.eModes.keys()]).toEqual(market.eModes.map(({ id }) => id))
      for (const config of market.eModes) {
        expect(state.eModes.get(config.id)).toEqual({
          id: config.id,
          label: config.label,
          ltv: BigInt(config.ltv),
          liquidationThreshold: BigInt(config.liquidationThreshold),
          liquidationBonus: BigInt(config.liquidationBonus),
          collateralBitmap: toBitmap(market, opened, config.collateral),
          borrowableBitmap: toBitmap(
            market,
            opened,
            // v3.0 knows one list: what is in the category may be borrowed in it.
            market.poolRevision === 1 ? config.collateral : config.borrowable,
          ),
          price: config.priceSource ? USD : null,
        })
      }
    }
  })

  test('behavior: an asset without a price, and the protocol that reverts for it', async () => {
    const { client, markets, users, world } = reading()
    await world.act.setPrice('WETH', 0n)
    for (const market of markets) {
      const { setup, blockHash } = await openMarket(client, market)
      const { state, accounts } = await readMarketAtBlock(client, {
        setup,
        accounts: users,
        blockHash,
      })
      const weth = findReserve(setup, market.tokens.WETH?.address)
      expect(state.reserves[weth?.id ?? -1]?.price).toBeNull()
      for (const account of accounts) {
        const { onChain } = await readAccount(client, {
          setup,
          address: account.address,
          blockHash,
        })
        const health = getAaveHealth(state, account)
        expect(health.kind === 'unpriced', account.address).toBe(onChain === null)
        if (health.kind === 'unpriced') expect(health.assets).toEqual([weth?.asset])
      }
    }
  })

  test("behavior: a v3.0 category's dead price source leaves its reserves without a price", async () => {
    const { client, world } = reading()
    await world.act.setPrice('STABLE', 0n)
    const { setup, blockHash } = await openMarket(client, world.markets.v30)
    const { state } = await readMarketAtBlock(client, { setup, accounts: [], blockHash })
    const unpriced = state.reserves.filter((reserve) => reserve?.price === null)
    expect(unpriced.length).toBeGreaterThan(0)
    expect(unpriced.every((reserve) => reserve?.eModeCategoryId === 2)).toBe(true)
  })

  test('behavior: an adapter over a base feed, and a source that burns all gas', async () => {
    const { client, users, world } = reading()
    const market = world.markets.v36
    const { LINK, WETH } = market.tokens
    const { setup: before } = await openMarket(client, market)
    const answer = (42n * USD).toString(16).padStart(64, '0')
    const base = WETH?.feed.slice(2)
    const answers = `5b7f${answer}60005260206000f35b73${base}60005260206000f3`
    await world.client.setCode({
      address: LINK?.feed as Address,
      bytecode: `0x60003560e01c806350d25bcd14601e5763d221087c1460485760006000fd${answers}`,
    })
    await world.client.setCode({
      address: market.tokens.WBTC?.feed as Address,
      bytecode: '0x5b600056',
    })
    const { hash: blockHash } = await client.readHead()
    const read = await readMarketAtBlock(client, { setup: before, accounts: users, blockHash })
    const [link, wbtc] = [LINK, market.tokens.WBTC].map(
      (token) => findReserve(before, token?.address)?.id ?? -1,
    ) as [number, number]
    expect(read.state.reserves[link]?.price).toBe(42n * USD)
    expect(read.facts.reserves[link]).toMatchObject({
      priceSource: LINK?.feed,
      feed: { kind: 'base', address: WETH?.feed, answer: 3_600n * USD, decimals: 8 },
    })
    expect(read.state.reserves[wbtc]?.price).toBeNull()
    expect(read.facts.reserves[wbtc]?.feed).toBeNull()
    expect(read.accounts).toHaveLength(users.length)
  })

  test('behavior: a paused reserve', async () => {
    const { client, world } = reading()
    const market = world.markets.v30
    await configureMarket(reading(), {
      market,
      functionName: 'setReservePause',
      args: [market.tokens.WBTC?.address, true],
    })
    const { setup, blockHash } = await openMarket(client, market)
    const { state } = await readMarketAtBlock(client, { setup, accounts: [], blockHash })
    const paused = state.reserves.filter((reserve) => reserve?.paused).map((it) => it?.symbol)
    expect(paused).toEqual(['WBTC'])
  })
})

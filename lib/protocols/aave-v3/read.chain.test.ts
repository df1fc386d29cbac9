import { type Abi, type Address, parseAbi } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import type { Market } from '@/lib/devnet/market-types'
import { callContract, rawRequest } from '@/lib/devnet/send'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { discoverBorrowers } from './discover-borrowers'
import { getAnswerAt } from './get-answer-at'
import { getWatchedLogs } from './get-watched-logs'
import type { AaveMarketSetup } from './market-setup'
import { parseLogs } from './parse-logs'
import { readAccount } from './read-account'
import { readFeedAnswers } from './read-feed-answers'
import { readMarketAtBlock } from './read-market-at-block'
import { readMarketSetup } from './read-market-setup'
import { readPriceAtBlock } from './read-price-at-block'

const abi = parseAbi([
  'function getReserveNormalizedIncome(address) view returns (uint256)',
  'function getReserveNormalizedVariableDebt(address) view returns (uint256)',
  'function getAssetPrice(address) view returns (uint256)',
  'function getSourceOfAsset(address) view returns (address)',
  'function totalSupply() view returns (uint256)',
  'function scaledBalanceOf(address) view returns (uint256)',
  'function latestRoundData() view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80)',
])
const configuratorAbi = parseAbi([
  'function setEModeCategory(uint8 id, uint16 ltv, uint16 threshold, uint16 bonus, string label)',
  'function setAssetCollateralInEMode(address asset, uint8 id, bool allowed)',
  'function setAssetBorrowableInEMode(address asset, uint8 id, bool borrowable)',
  'function setReservePause(address asset, bool paused)',
])
const USD = 10n ** 8n

let world: TestMarkets
let client: ChainClient
let users: Address[]
let snapshot: `0x${string}`

beforeAll(async () => {
  world = await startTestMarkets({ users: 8, oddTokens: true })
  client = createChainClient({ chainId: 31337, urls: [world.rpcUrl] })
  users = world.users.map(({ address }) => address)
})
afterAll(async () => {
  client?.close()
  await world?.stop()
})
beforeEach(async () => {
  snapshot = await world.client.snapshot()
})
afterEach(() => world.client.revert({ id: snapshot }))

async function open(market: Market, of = client) {
  const { hash, number } = await of.readHead()
  const { poolAddressesProvider } = market
  const setup = await readMarketSetup(of, { poolAddressesProvider, blockHash: hash })
  return { setup, blockHash: hash, blockNumber: number }
}

const both = () => Object.values(world.markets)
const findReserve = (setup: AaveMarketSetup, address: Address | undefined) =>
  setup.reserves.find((reserve) => reserve?.asset === address)

function configure(market: Market, functionName: string, args: readonly unknown[]) {
  return callContract(world.client, {
    from: market.aclAdmin,
    to: market.configurator,
    abi: configuratorAbi as Abi,
    functionName,
    args,
  })
}

describe('readMarketSetup', () => {
  test('default: both markets, by their provider alone', async () => {
    for (const market of both()) {
      const { setup } = await open(market)
      expect(setup).toMatchObject({
        chainId: 31337,
        pool: market.pool,
        configurator: market.configurator,
        oracle: market.oracle,
        rules: { revision: market.poolRevision },
      })
      for (const { symbol } of market.reserves) {
        const token = market.tokens[symbol]
        expect(findReserve(setup, token?.address)).toMatchObject({
          decimals: token?.decimals,
          aToken: token?.aToken,
          variableDebtToken: token?.variableDebtToken,
          stableDebtToken: token?.stableDebtToken ?? null,
          priceSource: token?.feed,
          feed: token?.feed,
        })
      }
      expect(setup.tokens.size).toBe(market.reserves.length * (market.poolRevision === 1 ? 3 : 2))
    }
  })

  test('behavior: bytes32 strings, markup and direction marks, 24 decimals', async () => {
    const { setup } = await open(world.markets.v36)
    expect(setup.reserves.find((reserve) => reserve?.symbol === 'MKR')?.name).toBe('Maker')
    const hostile = setup.reserves.find((reserve) => reserve?.decimals === 24)
    expect(hostile?.symbol).toBe('<img src=x onerror=…')
    expect(hostile?.name).toBe('"><script>alert(1)</script>')
  })

  test('error: not a provider', async () => {
    const { hash: blockHash } = await client.readHead()
    for (const poolAddressesProvider of [world.markets.v36.pool, users[0] as Address]) {
      await expect(
        readMarketSetup(client, { poolAddressesProvider, blockHash }),
      ).rejects.toMatchObject({ code: 'CONFIG' })
    }
  })
})

describe('readMarketAtBlock', () => {
  test('default: the state is what the contracts say', async () => {
    for (const market of both()) {
      const { setup, blockHash, blockNumber } = await open(market)
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
    const [v36, v30] = [await open(world.markets.v36), await open(world.markets.v30)]
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

  test('behavior: many accounts in many calls equal each read alone', async () => {
    const { setup, blockHash } = await open(world.markets.v36)
    const accounts = Array.from(
      { length: 900 },
      (_, index) => users[index % users.length] as Address,
    )
    let calls = 0
    const narrow: ChainClient = {
      ...client,
      callAtBlock(call) {
        calls += 1
        return client.callAtBlock({ ...call, gas: 5_000_000n })
      },
    }
    const wide = await readMarketAtBlock(client, { setup, accounts: users, blockHash })
    const read = await readMarketAtBlock(narrow, { setup, accounts, blockHash })
    expect(read.accounts).toEqual(accounts.map((_, index) => wide.accounts[index % users.length]))
    expect(calls).toBeGreaterThan(2)
    expect(calls).toBeLessThan(12)
    const poor: ChainClient = {
      ...client,
      callAtBlock: (call) => client.callAtBlock({ ...call, gas: 600_000n }),
    }
    await expect(
      readMarketAtBlock(poor, { setup, accounts: users, blockHash }),
    ).rejects.toMatchObject({ code: 'CHAIN_READ', reason: 'out-of-gas' })
  })

  test('behavior: a node without state overrides answers the same', async () => {
    const proxy = await startFakeNode((method, params) =>
      method === 'eth_call' && params.length > 2
        ? { result: '0x' }
        : forwardTo(world.rpcUrl, { method, params }),
    )
    const plain = createChainClient({ chainId: 31337, urls: [proxy.url] })
    for (const market of both()) {
      const { setup, blockHash } = await open(market, plain)
      const accounts = Array.from({ length: 400 }, (_, i) => users[i % users.length] as Address)
      const request = { setup, accounts, blockHash }
      expect(await readMarketAtBlock(plain, request)).toEqual(
        await readMarketAtBlock(client, request),
      )
    }
    await proxy.stop()
  })

  test('behavior: balances that are not collateral only with all-balances', async () => {
    const market = world.markets.v36
    const user = users[0] as Address
    const token = market.tokens.LINK
    await world.act.supply(market, { user, symbol: 'LINK', amount: 10n ** 18n })
    await world.act.setUserUseReserveAsCollateral(market, { user, symbol: 'LINK', enabled: false })
    const { setup, blockHash } = await open(market)
    const request = { setup, accounts: [user], blockHash }
    const used = await readMarketAtBlock(client, request)
    const all = await readMarketAtBlock(client, { ...request, mode: 'all-balances' })
    const id = findReserve(setup, token?.address)?.id
    const find = (read: typeof used) =>
      read.accounts[0]?.positions.find(({ reserveId }) => reserveId === id)
    expect(find(used)).toBeUndefined()
    expect(find(all)).toMatchObject({ usedAsCollateral: false, scaledVariableDebt: 0n })
    expect(find(all)?.scaledCollateral).toBe(
      await world.client.readContract({
        address: token?.aToken as Address,
        abi,
        functionName: 'scaledBalanceOf',
        args: [user],
      }),
    )
    const [of, on] = [used, all].map(({ state, accounts }) => {
      return accounts[0] && getAaveHealth(state, accounts[0])
    })
    expect(of).toEqual(on)
  })

  test('behavior: a setup that no longer holds is read anew', async () => {
    const market = world.markets.v36
    const { setup, blockNumber } = await open(market)
    const user = users[0] as Address
    await configure(market, 'setEModeCategory', [9, 9_000, 9_300, 10_100, 'Fresh'])
    for (const name of ['setAssetCollateralInEMode', 'setAssetBorrowableInEMode']) {
      for (const { symbol } of market.reserves) {
        await configure(market, name, [market.tokens[symbol]?.address, 9, true])
      }
    }
    await world.act.setUserEMode(market, { user, categoryId: 9 })
    const head = await client.readHead()
    const logs = await client.readLogs({
      ...getWatchedLogs(setup),
      fromBlock: blockNumber + 1,
      toBlock: head.number,
    })
    expect(parseLogs(setup, logs)).toMatchObject({ rulesChanged: true, dirtyAccounts: [user] })
    const read = await readMarketAtBlock(client, { setup, accounts: [user], blockHash: head.hash })
    expect(read.setup).not.toBe(setup)
    expect(read.state.eModes.get(9)?.label).toBe('Fresh')
    const single = await readAccount(client, { setup, address: user, blockHash: head.hash })
    expect(single.account.eModeCategoryId).toBe(9)
    expect(getAaveHealth(single.state, single.account)).toMatchObject({
      healthFactor: single.onChain?.healthFactor,
    })
  })

  test('behavior: an asset without a price, and the protocol that reverts for it', async () => {
    await world.act.setPrice('WETH', 0n)
    for (const market of both()) {
      const { setup, blockHash } = await open(market)
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
    await world.act.setPrice('STABLE', 0n)
    const { setup, blockHash } = await open(world.markets.v30)
    const { state } = await readMarketAtBlock(client, { setup, accounts: [], blockHash })
    const unpriced = state.reserves.filter((reserve) => reserve?.price === null)
    expect(unpriced.length).toBeGreaterThan(0)
    expect(unpriced.every((reserve) => reserve?.eModeCategoryId === 2)).toBe(true)
  })

  test('behavior: an adapter over a base feed, and a source that burns all gas', async () => {
    const market = world.markets.v36
    const { LINK, WETH } = market.tokens
    const { setup: before } = await open(market)
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
    const market = world.markets.v30
    await configure(market, 'setReservePause', [market.tokens.WBTC?.address, true])
    const { setup, blockHash } = await open(market)
    const { state } = await readMarketAtBlock(client, { setup, accounts: [], blockHash })
    const paused = state.reserves.filter((reserve) => reserve?.paused).map((it) => it?.symbol)
    expect(paused).toEqual(['WBTC'])
  })

  test('behavior: three data calls a block for two markets', async () => {
    const opened = await Promise.all(both().map((market) => open(market)))
    await world.act.setPrice('WETH', 3_500n * USD)
    const head = await client.readHead()
    const before = client.requests()
    const watched = opened.map(({ setup }) => getWatchedLogs(setup))
    await client.readLogs({
      addresses: watched.flatMap(({ addresses }) => addresses),
      topics: watched.flatMap(({ topics }) => topics),
      blockHash: head.hash,
    })
    for (const { setup } of opened) {
      await readMarketAtBlock(client, { setup, accounts: users, blockHash: head.hash })
    }
    const after = client.requests()
    const sent = Object.entries(after).map(([method, count]) => [
      method,
      count - (before[method] ?? 0),
    ])
    expect(Object.fromEntries(sent.filter(([, count]) => count !== 0))).toEqual({
      eth_getLogs: 1,
      eth_call: 2,
    })
  })

  test('error: a block that was replaced', async () => {
    const { setup, blockHash } = await open(world.markets.v36)
    await world.act.mine(2)
    const { hash } = await client.readHead()
    await rawRequest(world.client, 'anvil_reorg', [2, []])
    const request = { setup, accounts: users }
    await expect(readMarketAtBlock(client, { ...request, blockHash: hash })).rejects.toMatchObject({
      code: 'REORG',
    })
    const head = await client.readHead()
    expect(head.hash).not.toBe(hash)
    const { accounts } = await readMarketAtBlock(client, { ...request, blockHash: head.hash })
    expect(accounts).toHaveLength(users.length)
    await expect(
      readAccount(client, { setup, address: users[0] as Address, blockHash: hash }),
    ).rejects.toMatchObject({ code: 'REORG' })
    expect(blockHash).not.toBe(hash)
  })
})

describe('discoverBorrowers', () => {
  test('default: everybody with a debt, and what was liquidated', async () => {
    await world.act.setPrice('WETH', 2_600n * USD)
    const executed: bigint[] = []
    for (const market of both()) {
      const borrower = users[0] as Address
      const { blockNumber } = await world.act.liquidationCall(market, {
        liquidator: world.liquidator.address,
        borrower,
        collateral: 'WETH',
        debt: 'USDC',
        debtToCover: 2_000n * 10n ** 6n,
      })
      executed.push(blockNumber)
    }
    for (const [index, market] of both().entries()) {
      const { setup, blockNumber, blockHash } = await open(market)
      const found = new Set<Address>()
      const liquidations = []
      const progress: number[] = []
      const range = { fromBlock: market.fromBlock, toBlock: blockNumber }
      const search = { setup, ...range, onProgress: (share: number) => progress.push(share) }
      for await (const part of discoverBorrowers(client, search)) {
        for (const borrower of part.borrowers) found.add(borrower)
        liquidations.push(...part.liquidations)
      }
      expect(progress.at(-1)).toBe(1)
      const { accounts } = await readMarketAtBlock(client, { setup, accounts: users, blockHash })
      const owing = accounts.filter(({ positions }) =>
        positions.some((p) => p.scaledVariableDebt > 0n || p.stableDebt),
      )
      expect(owing.length).toBeGreaterThan(5)
      for (const { address } of owing) expect(found).toContain(address)
      expect(liquidations).toHaveLength(1)
      expect(liquidations[0]).toMatchObject({
        blockNumber: Number(executed[index]),
        borrower: users[0],
        liquidator: world.liquidator.address,
        collateralAsset: market.tokens.WETH?.address,
        debtAsset: market.tokens.USDC?.address,
        repaidAssets: 2_000n * 10n ** 6n,
      })
    }
  })
})

describe('prices of the past', () => {
  test('default: by the oracle at that block, by the feed where state is gone', async () => {
    const prices = [3_100n, 3_200n, 3_300n].map((price) => price * USD)
    const blocks: number[] = []
    for (const price of prices) {
      await world.act.setPrice('WETH', price)
      await world.act.mine(3)
      blocks.push((await client.readHead()).number)
    }
    const market = world.markets.v36
    const { setup, blockHash, blockNumber } = await open(market)
    const asset = market.tokens.WETH?.address as Address
    const range = { fromBlock: 0, toBlock: blockNumber }
    const answers = await readFeedAnswers(client, { setup, blockHash, ...range })
    for (const [index, at] of blocks.entries()) {
      const block = await client.readBlock(at)
      const place = { blockHash: block.hash, blockNumber: at }
      const options = { setup, asset, ...place }
      expect(await readPriceAtBlock(client, options)).toBe(prices[index])
      expect(getAnswerAt(answers, { asset, blockNumber: at, logIndex: 0 })).toBe(prices[index])
    }
    const old = await client.readBlock(market.fromBlock + 200)
    const gone = { setup, asset, blockHash: old.hash, blockNumber: old.number }
    expect(await readPriceAtBlock(client, gone)).toBeNull()
    expect(await readPriceAtBlock(client, { ...gone, answers })).toBe(3_600n * USD)
  })
})

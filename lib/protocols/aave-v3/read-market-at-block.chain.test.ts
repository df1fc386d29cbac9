import { type Address, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { rawRequest } from '@/lib/devnet/send'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { getWatchedLogs } from './get-watched-logs'
import { parseLogs } from './parse-logs'
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

describe('readMarketAtBlock', () => {
  test('behavior: many accounts in many calls equal each read alone', async () => {
    const { client, users, world } = reading()
    const { setup, blockHash } = await openMarket(client, world.markets.v36)
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
    const { client, markets, users, world } = reading()
    const proxy = await startFakeNode((method, params) =>
      method === 'eth_call' && params.length > 2
        ? { result: '0x' }
        : forwardTo(world.rpcUrl, { method, params }),
    )
    const plain = createChainClient({ chainId: 31337, urls: [proxy.url] })
    for (const market of markets) {
      const { setup, blockHash } = await openMarket(plain, market)
      const accounts = Array.from({ length: 400 }, (_, i) => users[i % users.length] as Address)
      const request = { setup, accounts, blockHash }
      expect(await readMarketAtBlock(plain, request)).toEqual(
        await readMarketAtBlock(client, request),
      )
    }
    await proxy.stop()
  })

  test('behavior: balances that are not collateral only with all-balances', async () => {
    const { client, users, world } = reading()
    const market = world.markets.v36
    const user = users[0] as Address
    const token = market.tokens.LINK
    await world.act.supply(market, { user, symbol: 'LINK', amount: 10n ** 18n })
    await world.act.setUserUseReserveAsCollateral(market, { user, symbol: 'LINK', enabled: false })
    const { setup, blockHash } = await openMarket(client, market)
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
    const { client, users, world } = reading()
    const market = world.markets.v36
    const { setup, blockNumber } = await openMarket(client, market)
    const user = users[0] as Address
    await configureMarket(reading(), {
      market,
      functionName: 'setEModeCategory',
      args: [9, 9_000, 9_300, 10_100, 'Fresh'],
    })
    for (const name of ['setAssetCollateralInEMode', 'setAssetBorrowableInEMode']) {
      for (const { symbol } of market.reserves) {
        await configureMarket(reading(), {
          market,
          functionName: name,
          args: [market.tokens[symbol]?.address, 9, true],
        })
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

  test('behavior: three data calls a block for two markets', async () => {
    const { client, markets, users, world } = reading()
    const opened = await Promise.all(markets.map((market) => openMarket(client, market)))
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
    const { client, users, world } = reading()
    const { setup, blockHash } = await openMarket(client, world.markets.v36)
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

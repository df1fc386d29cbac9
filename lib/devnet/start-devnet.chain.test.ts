import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Address, parseAbi } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mineBlock, setPrice } from './devnet-controls'
import { readFeed } from './feed'
import type { Market } from './market-types'
import { poolAbi } from './pool-calls'
import { type AccountState, scanAccounts } from './scenario/scan-accounts'
import { getScenario } from './scenario/scenario-cache'
import { type Devnet, startDevnet } from './start-devnet'

const eventsAbi = parseAbi([
  'event LiquidationCall(address indexed collateralAsset, address indexed debtAsset, address indexed user, uint256 debtToCover, uint256 liquidatedCollateralAmount, address liquidator, bool receiveAToken)',
  'event DeficitCreated(address indexed user, address indexed debtAsset, uint256 amountCreated)',
  'event Borrow(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount, uint8 interestRateMode, uint256 borrowRate, uint16 indexed referralCode)',
])

function readEvents(devnet: Devnet, market: Market) {
  return devnet.client.getLogs({
    address: market.pool,
    events: eventsAbi,
    strict: true,
    fromBlock: BigInt(market.fromBlock),
    toBlock: BigInt(devnet.scenarioHead.number),
  })
}

/** State of everybody who ever borrowed, found from the logs as a reader would. */
async function readBorrowers(devnet: Devnet, market: Market): Promise<AccountState[]> {
  const logs = await readEvents(devnet, market)
  const accounts = new Set<Address>()
  for (const log of logs) if (log.eventName === 'Borrow') accounts.add(log.args.onBehalfOf)
  const states = await scanAccounts(devnet.client, { market, accounts: [...accounts] })
  return [...states.values()].filter(({ debtUsd }) => debtUsd > 0)
}

describe('startDevnet, not live', () => {
  let devnet: Devnet
  let borrowers: { v36: AccountState[]; v30: AccountState[] }

  beforeAll(async () => {
    devnet = await startDevnet({ live: false })
    const { v36, v30 } = devnet.contracts
    borrowers = {
      v36: await readBorrowers(devnet, v36),
      v30: await readBorrowers(devnet, v30),
    }
  })
  afterAll(() => devnet?.stop())

  test('default: at least 300 borrowers over both markets', () => {
    expect(borrowers.v36.length).toBeGreaterThanOrEqual(140)
    expect(borrowers.v30.length).toBeGreaterThanOrEqual(140)
    expect(borrowers.v36.length + borrowers.v30.length).toBeGreaterThanOrEqual(300)
  })

  test('behavior: healths are spread from the line upwards', () => {
    const all = [...borrowers.v36, ...borrowers.v30].map(({ health }) => health)
    const count = (low: number, high: number) => all.filter((h) => h >= low && h < high).length
    expect(count(1, 1.1)).toBeGreaterThanOrEqual(20)
    expect(count(1.1, 2)).toBeGreaterThanOrEqual(150)
    expect(count(2, Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(15)
    expect(count(0.001, 1)).toBeLessThanOrEqual(20)
  })

  test('behavior: dust, whales and debt without collateral', () => {
    const all = [...borrowers.v36, ...borrowers.v30]
    expect(all.filter(({ debtUsd }) => debtUsd > 1_000_000).length).toBeGreaterThanOrEqual(2)
    expect(all.filter(({ debtUsd }) => debtUsd < 30).length).toBeGreaterThanOrEqual(5)
    const withoutCollateral = (states: AccountState[]) =>
      states.filter(({ collateralUsd }) => collateralUsd === 0).length
    expect(withoutCollateral(borrowers.v30)).toBeGreaterThanOrEqual(2)
    expect(withoutCollateral(borrowers.v36)).toBe(0)
  })

  test('behavior: every kind of borrower owes in both markets', async () => {
    const expected = ['plain', 'multi-asset', 'ether-loop', 'stable-loop', 'short', 'dust', 'whale']
    for (const market of Object.values(devnet.contracts)) {
      const present = devnet.borrowers.filter(({ version }) => version === market.version)
      const accounts = present.map(({ address }) => address)
      const states = await scanAccounts(devnet.client, { market, accounts })
      const owing = present.filter(({ address }) => (states.get(address)?.debtUsd ?? 0) > 0)
      expect([...new Set(owing.map(({ kind }) => kind))]).toEqual(expect.arrayContaining(expected))
      const looper = owing.find(({ kind }) => kind === 'ether-loop') ?? expect.fail('no loop')
      const category = await devnet.client.readContract({
        address: market.pool,
        abi: poolAbi,
        functionName: 'getUserEMode',
        args: [looper.address],
      })
      expect(category).toBe(1n)
    }
  })

  test('behavior: liquidations of every sort stand in the logs', async () => {
    const sorts = { half: 0, whole: 0, toxic: 0, deficits: 0, aTokens: 0, total: 0 }
    const liquidators = new Set<string>()
    for (const market of Object.values(devnet.contracts)) {
      const records = devnet.liquidations.filter(({ version }) => version === market.version)
      const events = await readEvents(devnet, market)
      sorts.deficits += events.filter(({ eventName }) => eventName === 'DeficitCreated').length
      for (const event of events) {
        if (event.eventName !== 'LiquidationCall') continue
        const { user, debtAsset, collateralAsset, debtToCover, liquidator } = event.args
        const index = records.findIndex(
          ({ borrower, debt, collateral }) =>
            borrower === user &&
            market.tokens[debt]?.address === debtAsset &&
            market.tokens[collateral]?.address === collateralAsset,
        )
        const [record] = index < 0 ? [] : records.splice(index, 1)
        if (!record) expect.fail(`no record of the liquidation of ${user}`)
        const share = Number(debtToCover) / Number(record.owed)
        const terms = market.reserves.find(({ symbol }) => symbol === record.collateral)
        const bite = ((terms?.liquidationThreshold ?? 0) * (terms?.liquidationBonus ?? 0)) / 1e8
        sorts.total += 1
        sorts.half += Math.abs(share - 0.5) < 0.001 ? 1 : 0
        sorts.whole += share > 0.999 ? 1 : 0
        sorts.toxic += bite > record.health ? 1 : 0
        sorts.aTokens += event.args.receiveAToken ? 1 : 0
        liquidators.add(liquidator)
      }
    }
    expect(sorts.total).toBeGreaterThanOrEqual(60)
    for (const count of Object.values(sorts)) expect(count).toBeGreaterThanOrEqual(4)
    expect(liquidators.size).toBeGreaterThanOrEqual(3)
  })

  test('behavior: the past covers thirty days and the present is now', async () => {
    const first = await devnet.client.getBlock({ blockNumber: 1n })
    const days = (devnet.scenarioHead.timestamp - Number(first.timestamp)) / 86_400
    expect(days).toBeGreaterThan(29.5)
    expect(days).toBeLessThan(31)
    const past = await devnet.client.getBlock({
      blockNumber: BigInt(devnet.scenarioHead.number),
    })
    expect(past.hash).toBe(devnet.scenarioHead.hash)
    const present = await devnet.client.getBlock()
    expect(present.number).toBe(past.number + 1n)
    expect(Math.abs(Number(present.timestamp) - Date.now() / 1000)).toBeLessThan(300)
    for (const { feed } of Object.values(devnet.assets)) {
      expect((await readFeed(devnet.client, feed)).updatedAt).toBe(present.timestamp)
    }
  })

  test('behavior: the demo account owes in both markets, near the line but not too near', async () => {
    const accounts = [devnet.demoAccount.address]
    for (const market of Object.values(devnet.contracts)) {
      const states = await scanAccounts(devnet.client, { market, accounts })
      const { health } = states.get(devnet.demoAccount.address) ?? expect.fail('no state')
      expect(health).toBeGreaterThan(1.15)
      expect(health).toBeLessThan(1.45)
    }
  })

  test('behavior: names resolve both ways', async () => {
    const { client, names } = devnet
    for (const [name, address] of Object.entries(names)) {
      expect(await client.getEnsAddress({ name })).toBe(address)
      expect(await client.getEnsName({ address })).toBe(name)
    }
    expect(await client.getEnsAddress({ name: 'nobody.eth' })).toBeNull()
    expect(await client.getEnsName({ address: devnet.contracts.v36.pool })).toBeNull()
  })

  test('behavior: nothing moves but what the caller moves', async () => {
    const before = await devnet.client.getBlock()
    await setPrice(devnet, { symbol: 'WETH', answer: 3_333n * 10n ** 8n })
    const { WETH } = devnet.assets
    if (!WETH) expect.fail('no WETH')
    expect((await readFeed(devnet.client, WETH.feed)).answer).toBe(3_333n * 10n ** 8n)
    await mineBlock(devnet, { secondsLater: 3_600 })
    const after = await devnet.client.getBlock()
    expect(after.number).toBe(before.number + 2n)
    expect(after.timestamp).toBeGreaterThanOrEqual(before.timestamp + 3_600n)
  })

  test('behavior: a second start loads the built past', async () => {
    const started = Date.now()
    const lines: string[] = []
    const second = await startDevnet({ live: false, log: (line) => lines.push(line) })
    console.info(`second start of the local chain: ${Date.now() - started} ms`)
    await second.stop()
    expect(lines).toEqual([])
    expect(second.scenarioHead).toEqual(devnet.scenarioHead)
  })

  test('behavior: another build of the same past ends in the same block hash', async () => {
    const cacheFolder = await mkdtemp(join(tmpdir(), 'plimsoll-devnet-'))
    try {
      const started = Date.now()
      const { timestamp, hash } = devnet.scenarioHead
      const { manifest } = await getScenario({
        cacheFolder,
        endTimestamp: timestamp,
        log: () => {},
      })
      console.info(`build of the local chain's past: ${Date.now() - started} ms`)
      expect(manifest.headHash).toBe(hash)
    } finally {
      await rm(cacheFolder, { recursive: true, force: true })
    }
  })
})

describe('startDevnet, live', () => {
  test('behavior: blocks come, prices move, borrowers act, liquidators liquidate', async () => {
    const devnet = await startDevnet({ live: true, blockTime: 0.25 })
    try {
      const { client, contracts, assets, scenarioHead } = devnet
      const fromBlock = BigInt(scenarioHead.number + 2)
      const seen = { liquidations: 0, actions: 0, prices: new Set<bigint>() }
      const deadline = Date.now() + 120_000
      const isDone = () => seen.liquidations > 0 && seen.actions > 3 && seen.prices.size > 3
      while (!isDone() && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        const logs = await client.getLogs({ events: eventsAbi, fromBlock })
        seen.liquidations = logs.filter((log) => log.eventName === 'LiquidationCall').length
        const poolLogs = await client.getLogs({ address: contracts.v36.pool, fromBlock })
        seen.actions = new Set(poolLogs.map(({ transactionHash }) => transactionHash)).size
        if (assets.WETH) seen.prices.add((await readFeed(client, assets.WETH.feed)).answer)
      }
      expect(seen.liquidations).toBeGreaterThan(0)
      expect(seen.actions).toBeGreaterThan(3)
      expect(seen.prices.size).toBeGreaterThan(3)
    } finally {
      await devnet.stop()
    }
  })
})

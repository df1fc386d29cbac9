import { parseAbi } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cometAbi } from './compound-v3/comet-abi'
import { readFeed } from './feed'
import { preLiquidationAbi } from './morpho-blue/morpho-abi'
import { createDesks } from './protocols/scenario/create-desks'
import { clipperAbi, dogAbi } from './sky/sky-abi'
import { type Devnet, startDevnet } from './start-devnet'

const PROTOCOLS = ['aave-v3', 'morpho-blue', 'compound-v3', 'sky'] as const
const liquidateAbi = parseAbi([
  'event Liquidate(bytes32 indexed id, address indexed caller, address indexed borrower, uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets, uint256 badDebtAssets, uint256 badDebtShares)',
])
const eventsAbi = [
  ...liquidateAbi,
  ...preLiquidationAbi.filter((item) => item.type === 'event'),
  ...cometAbi.filter((item) => item.type === 'event'),
  ...clipperAbi.filter((item) => item.type === 'event'),
  ...dogAbi.filter((item) => item.type === 'event'),
] as const

async function readEvents(devnet: Devnet, toBlock: bigint) {
  return await devnet.client.getLogs({ events: eventsAbi, strict: true, fromBlock: 0n, toBlock })
}

type Events = Awaited<ReturnType<typeof readEvents>>

function pickEvents<Name extends Events[number]['eventName']>(events: Events, name: Name) {
  type Picked = Extract<Events[number], { eventName: Name }>
  return events.filter((event): event is Picked => event.eventName === name)
}

/** Healths of everybody who owes on a protocol besides Aave. */
async function readHealths(devnet: Devnet) {
  const answers: Record<string, bigint> = {}
  for (const { symbol, feed } of Object.values(devnet.assets)) {
    answers[symbol] = (await readFeed(devnet.client, feed)).answer
  }
  const desks = createDesks(devnet.client, {
    manifest: devnet.protocols,
    keepers: [],
    getAnswer: (symbol) => answers[symbol] ?? 1n,
  })
  const healths: Record<string, number[]> = {}
  for (const desk of desks) {
    const states = [...(await desk.readStates(desk.debtors)).values()]
    healths[desk.protocol] = states.filter(({ debtUsd }) => debtUsd > 1).map(({ health }) => health)
  }
  return healths
}

describe('startDevnet with all protocols, not live', () => {
  let devnet: Devnet
  let events: Events

  beforeAll(async () => {
    devnet = await startDevnet({ live: false, protocols: PROTOCOLS })
    events = await readEvents(devnet, BigInt(devnet.scenarioHead.number))
  })
  afterAll(() => devnet?.stop())

  test('default: an entry for Morpho, each Comet and Sky besides the two of Aave', () => {
    expect(devnet.markets.map(({ protocol }) => protocol)).toEqual(['aave-v3', 'aave-v3'])
    expect(devnet.furtherMarkets.map(({ protocol }) => protocol)).toEqual([
      'morpho-blue',
      'compound-v3',
      'compound-v3',
      'sky',
    ])
    for (const { fromBlock } of devnet.furtherMarkets) expect(fromBlock).toBeGreaterThan(0)
  })

  test('behavior: healths are spread from the line upwards on each protocol', async () => {
    const healths = await readHealths(devnet)
    for (const protocol of PROTOCOLS.slice(1)) {
      const own = healths[protocol] ?? []
      expect(own.length).toBeGreaterThanOrEqual(25)
      expect(own.filter((health) => health >= 1 && health < 1.15).length).toBeGreaterThanOrEqual(3)
      expect(own.filter((health) => health > 1.5).length).toBeGreaterThanOrEqual(3)
    }
  })

  test('behavior: Morpho was liquidated whole, in part, before the line and at a loss', () => {
    const liquidations = pickEvents(events, 'Liquidate')
    const losses = liquidations.filter(({ args }) => args.badDebtAssets > 0n)
    expect(liquidations.length).toBeGreaterThanOrEqual(15)
    expect(losses.length).toBeGreaterThanOrEqual(2)
    expect(pickEvents(events, 'PreLiquidate').length).toBeGreaterThanOrEqual(5)
  })

  test('behavior: Comets absorbed, gave back, lost, and sold from the shelf', () => {
    const debts = pickEvents(events, 'AbsorbDebt')
    const taken = pickEvents(events, 'AbsorbCollateral')
    const isLoss = ({ transactionHash, args }: (typeof debts)[number]) => {
      const values = taken.filter((event) => event.transactionHash === transactionHash)
      const value = values.reduce((sum, event) => sum + event.args.usdValue, 0n)
      return args.usdValue > value
    }
    expect(debts.length).toBeGreaterThanOrEqual(10)
    expect(debts.filter(isLoss).length).toBeGreaterThanOrEqual(1)
    expect(pickEvents(events, 'BuyCollateral').length).toBeGreaterThanOrEqual(8)
  })

  test('behavior: Sky auctioned in parts, started anew, and ended in a loss', () => {
    const takes = pickEvents(events, 'Take')
    const key = ({ address, args }: (typeof takes)[number]) => `${address} ${args.id}`
    const counts = new Map<string, number>()
    for (const take of takes) counts.set(key(take), (counts.get(key(take)) ?? 0) + 1)
    const losses = takes.filter(({ args }) => args.lot === 0n && args.tab > 0n)
    expect(pickEvents(events, 'Bark').length).toBeGreaterThanOrEqual(10)
    expect([...counts.values()].filter((count) => count > 1).length).toBeGreaterThanOrEqual(2)
    expect(pickEvents(events, 'Redo').length).toBeGreaterThanOrEqual(1)
    expect(losses.length).toBeGreaterThanOrEqual(1)
  })

  test('behavior: the demo account owes everywhere, near the line but not too near', async () => {
    const own = devnet.protocols.debtors.filter(({ kind }) => kind === 'demo')
    expect(own.map(({ protocol }) => protocol).sort()).toEqual([
      'compound-v3',
      'morpho-blue',
      'sky',
    ])
    const desks = createDesks(devnet.client, {
      manifest: { ...devnet.protocols, debtors: own },
      keepers: [],
      getAnswer: (symbol) => answers[symbol] ?? 1n,
    })
    const answers: Record<string, bigint> = {}
    for (const { symbol, feed } of Object.values(devnet.assets)) {
      answers[symbol] = (await readFeed(devnet.client, feed)).answer
    }
    for (const desk of desks) {
      const { health } = (await desk.readStates(desk.debtors)).get(devnet.demoAccount.address) ?? {}
      expect(health).toBeGreaterThan(1.1)
      expect(health).toBeLessThan(1.55)
    }
  })
})

describe('startDevnet with all protocols, live', () => {
  test('behavior: somebody acts and somebody is sold on each', async () => {
    const devnet = await startDevnet({ live: true, blockTime: 0.25, protocols: PROTOCOLS })
    try {
      const { client, scenarioHead, protocols } = devnet
      const fromBlock = BigInt(scenarioHead.number + 2)
      const addresses = {
        morpho: protocols.morpho?.morpho ?? expect.fail('no Morpho'),
        comet: protocols.comets?.[0]?.comet ?? expect.fail('no Comet'),
        vat: protocols.sky?.spotter ?? expect.fail('no Sky'),
      }
      const deadline = Date.now() + 120_000
      const seen = { morpho: 0, comet: 0, vat: 0, sales: 0 }
      const isDone = () => Math.min(seen.morpho, seen.comet, seen.vat) > 0 && seen.sales > 1
      while (!isDone() && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        for (const name of ['morpho', 'comet', 'vat'] as const) {
          seen[name] = (await client.getLogs({ address: addresses[name], fromBlock })).length
        }
        const events = await client.getLogs({ events: eventsAbi, strict: true, fromBlock })
        const names = ['Liquidate', 'PreLiquidate', 'AbsorbDebt', 'Bark', 'Redo', 'Take']
        seen.sales = events.filter(({ eventName }) => names.includes(eventName)).length
      }
      expect(seen.morpho).toBeGreaterThan(0)
      expect(seen.comet).toBeGreaterThan(0)
      expect(seen.vat).toBeGreaterThan(0)
      expect(seen.sales).toBeGreaterThan(1)
    } finally {
      await devnet.stop()
    }
  })
})

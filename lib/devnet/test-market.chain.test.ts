import { parseAbi } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { poolAbi } from './pool-calls'
import { createRng } from './rng'
import { startTestMarkets, type TestMarkets } from './test-market'

const revisionAbi = parseAbi(['function POOL_REVISION() view returns (uint256)'])
const symbolAbi = parseAbi(['function symbol() view returns (bytes32)'])

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function playHistory(world: TestMarkets, { seed, length }: { seed: number; length: number }) {
  const rng = createRng(seed)
  const kinds = new Set<string>()
  for (let step = 0; step < length; step++) kinds.add((await world.randomAction(rng)).kind)
  const { hash } = await world.client.getBlock()
  return { kinds, hash }
}

describe('startTestMarkets', () => {
  let world: TestMarkets
  beforeAll(async () => {
    world = await startTestMarkets({ users: 8, oddTokens: true })
  })
  afterAll(() => world?.stop())

  test('default: both pools answer with their revision', async () => {
    for (const market of Object.values(world.markets)) {
      const revision = await world.client.readContract({
        address: market.pool,
        abi: revisionAbi,
        functionName: 'POOL_REVISION',
      })
      expect(revision).toBe(BigInt(market.poolRevision))
    }
  })

  test('behavior: every user starts with a priced position in both markets', async () => {
    for (const market of Object.values(world.markets)) {
      for (const user of world.users) {
        const [, debt, , , , healthFactor] = await world.client.readContract({
          address: market.pool,
          abi: poolAbi,
          functionName: 'getUserAccountData',
          args: [user.address],
        })
        expect(debt).toBeGreaterThan(0n)
        expect(healthFactor).toBeGreaterThan(10n ** 18n)
      }
    }
  })

  test('behavior: odd tokens are reserves of both markets', async () => {
    const { address } = world.assets.MKR ?? expect.fail('no MKR')
    const symbol = await world.client.readContract({
      address,
      abi: symbolAbi,
      functionName: 'symbol',
    })
    expect(symbol).toBe(`0x4d4b52${'0'.repeat(58)}`)
    const decimals = Object.values(world.markets.v36.tokens).map((token) => token.decimals)
    expect(decimals).toContain(24)
  })

  test('behavior: a set price is the oracle price in the next block', async () => {
    const { WETH } = world.assets
    if (!WETH) expect.fail('no WETH')
    await world.act.setPrice('WETH', 1_234_56789012n)
    for (const market of Object.values(world.markets)) {
      const price = await world.client.readContract({
        address: market.oracle,
        abi: parseAbi(['function getAssetPrice(address) view returns (uint256)']),
        functionName: 'getAssetPrice',
        args: [WETH.address],
      })
      expect(price).toBe(1_234_56789012n)
    }
  })

  test('error: an action that the contract refuses throws', async () => {
    const { v36 } = world.markets
    const user = world.users[0]?.address ?? expect.fail('no user')
    await expect(
      world.act.borrow(v36, { user, symbol: 'WBTC', amount: 10n ** 12n }),
    ).rejects.toMatchObject({ name: 'TransactionRevertedError' })
  })
})

test('behavior: the same seed plays the same history to the same block hash', async () => {
  const first = await startTestMarkets()
  const second = await startTestMarkets()
  try {
    const histories = await Promise.all(
      [first, second].map((world) => playHistory(world, { seed: 7, length: 150 })),
    )
    expect(histories[0]?.hash).toBe(histories[1]?.hash)
    expect(histories[0]?.kinds).toContain('liquidationCall')
    expect(histories[0]?.kinds.size).toBeGreaterThanOrEqual(10)
  } finally {
    await Promise.all([first.stop(), second.stop()])
  }
  expect(isAlive(first.pid)).toBe(false)
})

import { type Abi, parseAbi } from 'viem'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { deployer } from '@/lib/devnet/accounts'
import { passes } from '@/lib/devnet/protocols/passes'
import { callContract } from '@/lib/devnet/send'
import { vatAbi } from '@/lib/devnet/sky/sky-abi'
import { toBark } from '@/lib/devnet/sky/sky-calls'
import { ConfigError } from '@/lib/errors'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { toIlkId } from './ilk-id'
import { SkyMarketView } from './market-view'
import { readSetup } from './read-setup'
import type { SkyEntry } from './sky-entry'
import { startSkyWorld, TestFollower } from './testing/sky-world'
import { toUrn } from './to-urn'
import { toVaultId } from './vault'

const getWorld = startSkyWorld()
let snapshot: `0x${string}`

beforeEach(async () => {
  snapshot = await getWorld().world.client.snapshot()
})
afterEach(() => getWorld().world.client.revert({ id: snapshot }))

const moduleAbi = parseAbi([
  'function diss(address reader)',
  'function void()',
  'function stop()',
]) as Abi

function callModule(
  name: string,
  { functionName, args = [] }: { functionName: string; args?: unknown[] },
) {
  const { world, sky } = getWorld()
  const ilk = sky.deployment.ilks.find((each) => each.name === name)
  if (!ilk) throw new Error('no such ilk')
  const call = { from: deployer.address, to: ilk.oracleModule, abi: moduleAbi }
  return callContract(world.client, { ...call, functionName, args })
}

async function follow(entry: SkyEntry = getWorld().entry, client: ChainClient = getWorld().client) {
  const follower = new TestFollower(client, new SkyMarketView(entry))
  await follower.step()
  return follower
}

function findReading({ view }: TestFollower, ilk: string) {
  const reading = view.head?.ilks.find(({ state }) => state.ilk === ilk)
  if (!reading) throw new Error('no such ilk')
  return reading
}

test('default: tokens and dai are found among those whom the Vat trusts', async () => {
  const { client, entry, sky, world } = getWorld()
  const block = await client.readHead()
  const setup = await readSetup(client, { entry, block })
  expect(setup.dai).toEqual({ asset: sky.deployment.dai, symbol: 'DAI', decimals: 18 })
  expect(setup.ilks).toEqual(
    sky.deployment.ilks.map(({ name, join, gem: { address: asset, symbol, decimals } }) => ({
      ilk: name,
      join,
      gem: { asset, symbol, decimals },
    })),
  )
  expect(world.assets.WETH?.address).toBe(setup.ilks[0]?.gem.asset)
})

test('behavior: a fork is seen on both of its sides', async () => {
  const { sky, world, vaults } = getWorld()
  const [source] = vaults.filter(({ owner, urn }) => owner === urn)
  const target = world.users.find(({ address }) => vaults.every(({ urn }) => urn !== address))
  const ilk = sky.deployment.ilks.find(({ name }) => name === source?.ilk)
  if (!source || !target || !ilk) throw new Error('no vault to move')
  const follower = await follow()
  const before = follower.view.findVault(source)
  const move = { to: sky.deployment.vat, abi: vatAbi as Abi }
  for (const [from, to] of [
    [source.urn, target.address],
    [target.address, source.urn],
  ] as const)
    await callContract(world.client, { ...move, from, functionName: 'hope', args: [to] })
  const args = [ilk.id, source.urn, target.address, before?.ink, before?.art]
  const forkAbi = parseAbi([
    'function fork(bytes32 ilk, address src, address dst, int256 dink, int256 dart)',
  ])
  await callContract(world.client, {
    ...{ from: source.urn, to: sky.deployment.vat, abi: forkAbi as Abi },
    ...{ functionName: 'fork', args },
  })
  await follower.step()
  expect(follower.view.findVault(source)).toBeUndefined()
  expect(follower.view.findVault({ ilk: ilk.name, urn: target.address })).toMatchObject({
    ink: before?.ink,
    art: before?.art,
    account: target.address,
  })
})

test('behavior: without a CDP manager each urn is its own account', async () => {
  const { entry } = getWorld()
  const { cdpManager: _, ...without } = entry
  const { view } = await follow(without)
  expect(view.listVaults().length).toBeGreaterThan(5)
  expect(view.listVaults().every(({ urn, account }) => urn === account)).toBe(true)
})

test('behavior: a module that refuses the Spotter is priced by what the spot stands for', async () => {
  const { entry } = getWorld()
  const asked = findReading(await follow(), 'YFI-A')
  expect(asked.priceBasis).toBe('peek')
  await callModule('YFI-A', { functionName: 'diss', args: [entry.spotter] })
  const refused = findReading(await follow(), 'YFI-A')
  expect(refused.priceBasis).toBe('spot')
  expect(refused.state.nextPrice).toBeNull()
  const [before, after] = [asked.state.price ?? 0n, refused.state.price ?? 0n]
  expect(after - before).toBeGreaterThanOrEqual(0n)
  expect(after - before).toBeLessThan(10n)
})

test('behavior: a module without a price stops barks, one that is stopped tells no next price', async () => {
  const { world, sky, vaults } = getWorld()
  const from = world.liquidator.address
  await world.act.setPrice('LINK', 3n * 10n ** 8n)
  for (let hour = 0; hour < 3; hour += 1) await sky.act.passHour({ from })
  const follower = await follow()
  const ilk = sky.deployment.ilks.find(({ name }) => name === 'LINK-A')
  const vault = vaults.find((each) => each.ilk === 'LINK-A')
  if (!ilk || !vault) throw new Error('no vault')
  const request = toBark(sky.deployment, { ilk, urn: vault.urn, keeper: from })
  const judge = () => {
    const known = follower.view.findVault({ ilk: 'LINK-A', urn: vault.urn })
    if (!known) throw new Error('no vault')
    const result = getSkyBark(findReading(follower, 'LINK-A').state, toUrn(known))
    return result.kind === 'barks' ? 'barks' : result.reason
  }
  expect(judge()).toBe('barks')
  expect(await passes(world.client, request)).toBe(true)
  await callModule('LINK-A', { functionName: 'stop' })
  await follower.step()
  expect(findReading(follower, 'LINK-A').state.nextPrice).toBeNull()
  expect(judge()).toBe('barks')
  await callModule('LINK-A', { functionName: 'void' })
  await follower.step()
  expect(judge()).toBe('invalid-price')
  expect(await passes(world.client, request)).toBe(false)
})

test('behavior: what does not fit the gas of one call is read in several', async () => {
  const { client, entry } = getWorld()
  const read = async (gas: bigint) => {
    const calls = { count: 0 }
    const callAtBlock: ChainClient['callAtBlock'] = (call) => {
      calls.count += 1
      return client.callAtBlock({ ...call, gas })
    }
    const { view } = await follow(entry, { ...client, callAtBlock })
    return { ids: view.listVaults().map(toVaultId).sort(), count: calls.count }
  }
  const [plenty, little] = [await read(30_000_000n), await read(1_100_000n)]
  expect(little.ids).toEqual(plenty.ids)
  expect(little.count).toBeGreaterThan(plenty.count)
})

test('behavior: a kept state of other ilks is searched anew', async () => {
  const { client, entry } = getWorld()
  const before = await follow({ ...entry, ilks: ['ETH-B', 'YFI-A'] })
  const frame = before.view.toFrame()
  if (!frame) throw new Error('no frame')
  const view = new SkyMarketView({ ...entry, ilks: ['ETH-C', 'YFI-A'] })
  view.apply(frame)
  const follower = new TestFollower(client, view)
  await follower.step()
  expect([...new Set(view.listVaults().map(({ ilk }) => ilk))].sort()).toEqual(['ETH-C', 'YFI-A'])
  expect(follower.snapshots.map(({ id }) => id)).toEqual(['sky-test:ETH-C', 'sky-test:YFI-A'])
  expect(follower.snapshots.map((each) => each.getMarket().coverage)).toEqual(['1', '1'])
})

test('error: an ilk that the Vat does not know, and contracts that are none', async () => {
  const { client, entry } = getWorld()
  const block = await client.readHead()
  const read = (other: Partial<SkyEntry>) =>
    readSetup(client, { entry: { ...entry, ...other }, block })
  await expect(read({ ilks: ['NOPE-Z'] })).rejects.toThrow(ConfigError)
  await expect(read({ vat: entry.jug })).rejects.toThrow(ConfigError)
  await expect(read({ dog: deployer.address })).rejects.toThrow(ConfigError)
  expect(toIlkId('NOPE-Z')).toHaveLength(66)
})

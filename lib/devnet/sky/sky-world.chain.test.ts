import { type Address, parseEventLogs } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passes } from '../protocols/passes'
import { startTestProtocols, type TestProtocols } from '../test-protocols'
import { getCurvePrice } from './price-curve'
import { readAuctions, readVatIlk, readVatUrn } from './read-vault'
import { clipperAbi, dogAbi, oracleModuleAbi, vatAbi } from './sky-abi'
import { toBark, toTake } from './sky-calls'
import type { PriceCurve, SkyIlk, SkyVault } from './sky-types'

const USD = 10n ** 8n
const RAY = 10n ** 27n

describe('the world of Sky', () => {
  let world: TestProtocols
  let keeper: Address
  let snapshot: `0x${string}`

  beforeAll(async () => {
    world = await startTestProtocols({ sky: true })
    keeper = world.liquidator.address
  })
  beforeEach(async () => {
    snapshot = await world.client.snapshot()
  })
  afterEach(async () => {
    await world.client.revert({ id: snapshot })
  })
  afterAll(() => world?.stop())

  const getIlk = (name: string): SkyIlk =>
    world.sky.deployment.ilks.find((ilk) => ilk.name === name) ?? expect.fail(name)
  const getVault = (ilk: string): SkyVault =>
    world.sky.vaults.find((vault) => vault.ilk === ilk) ?? expect.fail(ilk)
  const readIlk = (ilk: SkyIlk) => readVatIlk(world.client, { vat: world.sky.deployment.vat, ilk })
  const readUrn = (ilk: SkyIlk, vault: SkyVault) =>
    readVatUrn(world.client, { vat: world.sky.deployment.vat, ilk, vault })

  async function passHours(count: number): Promise<void> {
    for (let hour = 0; hour < count; hour++) await world.sky.act.passHour({ from: keeper })
  }

  /** The first vault of an ilk goes under the hammer at a price. */
  async function kick(name: string, answer: bigint): Promise<SkyIlk> {
    const ilk = getIlk(name)
    await world.act.setPrice(ilk.gem.symbol, answer)
    await passHours(2)
    await world.sky.act.bark({ ilk, urn: getVault(name).urn, keeper })
    return ilk
  }

  const getAuction = async () => {
    const [auction] = await readAuctions(world.client, world.sky.deployment)
    return auction ?? expect.fail('no auction')
  }

  test('default: vaults of every ilk, held directly, through the manager and through proxies', () => {
    const { ilks } = world.sky.deployment
    expect(new Set(world.sky.vaults.map(({ ilk }) => ilk))).toEqual(
      new Set(ilks.map(({ name }) => name)),
    )
    const users = new Set<string>(world.users.map(({ address }) => address))
    const { vaults } = world.sky
    expect(vaults.some(({ cdp }) => cdp === undefined)).toBe(true)
    expect(vaults.some(({ cdp, owner }) => cdp !== undefined && users.has(owner))).toBe(true)
    expect(vaults.some(({ cdp, owner }) => cdp !== undefined && !users.has(owner))).toBe(true)
  })

  test('behavior: a price waits an hour, and the next one is known before', async () => {
    const ilk = getIlk('LINK-A')
    const { spotter } = world.sky.deployment
    const read = (functionName: 'peek' | 'peep') =>
      world.client.readContract({
        address: ilk.oracleModule,
        abi: oracleModuleAbi,
        functionName,
        account: spotter,
      })
    await world.act.setPrice('LINK', 11n * USD)
    const next = 11n * 10n ** 18n
    await passHours(1)
    expect(BigInt((await read('peek'))[0])).not.toBe(next)
    expect(BigInt((await read('peep'))[0])).toBe(next)
    await passHours(1)
    expect(BigInt((await read('peek'))[0])).toBe(next)
    const { spot } = await readIlk(ilk)
    expect(spot).toBe((((next * 10n ** 9n * RAY) / RAY) * RAY) / ilk.config.mat)
    const slot = await world.client.getStorageAt({ address: ilk.oracleModule, slot: '0x3' })
    expect(BigInt(slot ?? '0x0') & (2n ** 128n - 1n)).toBe(next)
  })

  test('behavior: bark passes once ink × spot is less than art × rate', async () => {
    const ilk = getIlk('ETH-B')
    const vault = getVault('ETH-B')
    const request = toBark(world.sky.deployment, { ilk, urn: vault.urn, keeper })
    const isUnsafe = async () => {
      const [{ rate, spot }, { ink, art }] = [await readIlk(ilk), await readUrn(ilk, vault)]
      return ink * spot < art * rate
    }
    expect(await isUnsafe()).toBe(false)
    expect(await passes(world.client, request)).toBe(false)
    await world.act.setPrice('WETH', 3_400n * USD)
    await passHours(1)
    expect(await isUnsafe()).toBe(false)
    await passHours(1)
    expect(await isUnsafe()).toBe(true)
    expect(await passes(world.client, request)).toBe(true)
  })

  test('behavior: an auction is taken in parts, and what is left goes back to the vault', async () => {
    const ilk = await kick('ETH-B', 3_400n * USD)
    const first = await getAuction()
    await world.act.increaseTime(600)
    const parts = { taker: keeper, id: first.id, max: first.price }
    await world.sky.act.take(ilk, { ...parts, amount: first.lot / 4n })
    const second = await getAuction()
    expect(second.lot).toBe(first.lot - first.lot / 4n)
    expect(second.tab).toBeLessThan(first.tab)
    await world.sky.act.take(ilk, { ...parts, amount: second.lot })
    expect(await readAuctions(world.client, world.sky.deployment)).toEqual([])
    const left = await world.client.readContract({
      address: world.sky.deployment.vat,
      abi: vatAbi,
      functionName: 'gem',
      args: [ilk.id, getVault('ETH-B').urn],
    })
    expect(left).toBeGreaterThan(0n)
  })

  test('behavior: an auction that fell too far needs to be started anew', async () => {
    const ilk = await kick('ETH-C', 2_000n * USD)
    const { id, lot, price, tab } = await getAuction()
    await world.act.increaseTime(8_460)
    expect((await getAuction()).needsRedo).toBe(true)
    const take = toTake(ilk, { id, taker: keeper, amount: lot, max: price })
    expect(await passes(world.client, take)).toBe(false)
    await world.sky.act.redo(ilk, { id, keeper })
    const again = await getAuction()
    expect(again.needsRedo).toBe(false)
    expect(again.tab).toBe(tab)
    expect(await passes(world.client, take)).toBe(true)
  })

  test('behavior: collateral that does not fetch the debt ends in a loss', async () => {
    const ilk = await kick('LINK-A', 6n * USD)
    const { id, lot, price } = await getAuction()
    const { dog } = world.sky.deployment
    const mined = await world.sky.act.take(ilk, { id, taker: keeper, amount: lot, max: price })
    const events = parseEventLogs({ abi: [...clipperAbi, ...dogAbi], logs: mined.logs as never })
    const take = events.find(({ eventName }) => eventName === 'Take')
    if (take?.eventName !== 'Take') expect.fail('not taken')
    expect(take.args.lot).toBe(0n)
    expect(take.args.tab).toBeGreaterThan(0n)
    const dirt = await world.client.readContract({
      address: dog,
      abi: dogAbi,
      functionName: 'Dirt',
    })
    expect(dirt).toBe(0n)
  })

  test('behavior: each kind of curve falls as the contract says, second by second', async () => {
    const answers = { 'ETH-B': 3_400n, 'ETH-C': 2_000n, 'YFI-A': 2_500n }
    for (const [name, dollars] of Object.entries(answers)) {
      const ilk = await kick(name, dollars * USD)
      const read = { address: ilk.clipper, abi: clipperAbi }
      const [id] = await world.client.readContract({ ...read, functionName: 'list' })
      if (id === undefined) expect.fail('no auction')
      const [, , , , tic, top] = await world.client.readContract({
        ...read,
        functionName: 'sales',
        args: [id],
      })
      for (const jump of [1, 17, 71, 2, 600, 1_001]) {
        await world.act.increaseTime(jump)
        const { timestamp } = await world.client.getBlock()
        const [, price] = await world.client.readContract({
          ...read,
          functionName: 'getStatus',
          args: [id],
        })
        const seconds = timestamp - BigInt(tic)
        expect(price).toBe(getCurvePrice(ilk.config.curve, { top, seconds }))
      }
    }
  })

  test('behavior: a stair of 1 % each 90 s stands at 0.8179 after half an hour', () => {
    const curve: PriceCurve = { kind: 'stairstep', step: 90n, cut: (RAY * 99n) / 100n }
    expect(Number(getCurvePrice(curve, { top: RAY, seconds: 1_800n })) / 1e27).toBeCloseTo(
      0.8179,
      4,
    )
  })
})

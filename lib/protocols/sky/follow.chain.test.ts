import { deserialize, serialize } from 'node:v8'
import { describe, expect, test } from 'vitest'
import { zAuction } from '@/lib/api/schema/auction'
import { zBookRow } from '@/lib/api/schema/book'
import { zLiquidation } from '@/lib/api/schema/liquidation'
import { zMarket } from '@/lib/api/schema/market'
import { zPosition } from '@/lib/api/schema/position'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { createRng } from '@/lib/devnet/rng'
import { rawRequest, sendTransaction } from '@/lib/devnet/send'
import { toBark } from '@/lib/devnet/sky/sky-calls'
import type { MarketFrame, MarketSnapshot, MarketView } from '../market-adapter'
import { listSinceMisses } from '../testing/list-since-misses'
import { skyAdapter } from './adapter'
import { SkyMarketView } from './market-view'
import { playSky, type SkyTestWorld, startSkyWorld, TestFollower } from './testing/sky-world'
import { toVaultId } from './vault'

const getWorld = startSkyWorld()

/** All that an entry shows, as plain data. */
function show(snapshots: readonly MarketSnapshot[]) {
  return snapshots.map((snapshot) => ({
    market: snapshot.getMarket(),
    rows: Array.from({ length: snapshot.getBook().length }, (_, row) => snapshot.toBookRow(row))
      .map((row) => JSON.stringify(row))
      .sort(),
    liquidations: snapshot.liquidations,
    auctions: snapshot.auctions,
    curve: snapshot.getCurve(null, [0, 0.2, 0.5, 1]),
  }))
}

/** A frame as a process that reads it from the database has it. */
function restore(bytes: ReturnType<typeof serialize>): MarketFrame {
  return deserialize(new Uint8Array(bytes))
}

async function play(started: SkyTestWorld, follower: TestFollower, actions: number) {
  for await (const _ of playSky(started, { seed: 505, actions })) {
    await follower.step()
    expect(listSinceMisses(follower.snapshots)).toEqual([])
  }
}

describe('positions', () => {
  test('default: vaults by account, through the manager and proxies, each verified', async () => {
    const started = getWorld()
    const { client, entry, vaults, world } = started
    const follower = new TestFollower(client, new SkyMarketView(entry))
    await follower.step()
    const block: BlockRef = await client.readHead()
    const seen: string[] = []
    const kinds = new Set<string>()
    for (const { address } of [...world.users, { address: world.supplier }]) {
      const read = await follower.view.readPositions({ client, address, block })
      const remembered = follower.snapshots.flatMap((each) => each.findPositions(address))
      const strip = (each: (typeof read)[number]) => ({ ...each.position, verified: null })
      expect(read.map(strip).sort(byMarket)).toEqual(remembered.map(strip).sort(byMarket))
      for (const { position } of read) {
        zPosition.parse({ ...position, source: { status: 'fresh', ageSeconds: 0 } })
        const urn = position.subaccount ?? address
        seen.push(`${position.market.split(':')[1]}:${urn}`)
        kinds.add(position.subaccount ? 'subaccount' : 'own')
        if (position.health.kind !== 'priced') continue
        expect(position.verified).toEqual({
          equal: true,
          onChainHealthFactor: position.health.healthFactor,
        })
      }
    }
    expect(seen.sort()).toEqual(follower.view.listVaults().map(toVaultId).sort())
    expect([...kinds].sort()).toEqual(['own', 'subaccount'])
    const proxied = follower.view.listVaults().filter(({ holder, account }) => holder !== account)
    expect(proxied.length).toBeGreaterThan(0)
    expect(vaults.length).toBeGreaterThan(0)
  })

  test('behavior: the next price is known before it is in force', async () => {
    const started = getWorld()
    const { client, entry, sky, world } = started
    const { users, liquidator } = world
    const from = liquidator.address
    const ilk = sky.deployment.ilks.find(({ name }) => name === 'YFI-A')
    const [user] = users
    if (!ilk || !user) throw new Error('no such ilk')
    await world.act.setPrice('YFI', 5_000n * 10n ** 8n)
    await sky.act.passHour({ from })
    await sky.act.passHour({ from })
    const vault = await sky.act.open({ ilk, user: user.address, kind: 'manager' })
    await sky.act.lock({ ilk, vault, wad: 10n ** 19n })
    await sky.act.frob({ ilk, vault, dink: 0n, dart: 25_000n * 10n ** 18n })
    await world.act.setPrice('YFI', 3_000n * 10n ** 8n)
    await sky.act.passHour({ from })
    const read = async () => {
      const block = await client.readHead()
      const found = await new SkyMarketView(entry).readPositions({
        client,
        address: user.address,
        block,
      })
      return found.find(({ position }) => position.subaccount === vault.urn)?.position
    }
    const request = toBark(sky.deployment, { ilk, urn: vault.urn, keeper: from })
    const now = await read()
    expect(now?.health).toMatchObject({ kind: 'priced', liquidatable: false })
    expect(now?.next?.price.usd).toBe('3000')
    expect(BigInt(now?.next?.healthFactor ?? 0)).toBeLessThan(10n ** 18n)
    await expect(sendTransaction(world.client, request)).rejects.toThrow()
    await sky.act.passHour({ from })
    expect((await read())?.health).toMatchObject({ kind: 'priced', liquidatable: true })
    await sendTransaction(world.client, request)
    expect(await read()).toBeUndefined()
  })
})

describe('follow', () => {
  test('FOLLOWED_EQUALS_READ_ANEW, and what is shown keeps the schemas', async () => {
    const started = getWorld()
    const { client, entry, world } = started
    const follower = new TestFollower(client, new SkyMarketView(entry))
    await play(started, follower, 220)
    const anew = new TestFollower(client, new SkyMarketView(entry))
    await anew.step()
    const [followed, read] = [show(follower.snapshots), show(anew.snapshots)]
    expect(read).toEqual(followed)

    const all = { liquidations: 0, auctions: 0, losses: 0 }
    for (const snapshot of follower.snapshots) {
      const extra = { source: { status: 'fresh', ageSeconds: 0 }, phase: 'live', progress: 1 }
      zMarket.parse({ ...snapshot.getMarket(), ...extra, audit: null })
      expect(snapshot.getMarket().coverage).toBe('1')
      for (let row = 0; row < snapshot.getBook().length; row += 1)
        zBookRow.parse(snapshot.toBookRow(row))
      for (const liquidation of snapshot.liquidations) {
        expect(zLiquidation.parse(liquidation).liquidator).toBe(world.liquidator.address)
        all.liquidations += 1
      }
      for (const auction of snapshot.auctions ?? []) {
        zAuction.parse(auction)
        expect(auction.started).not.toBeNull()
        all.auctions += 1
        if (auction.outcome) expect(auction.takes.length).toBeGreaterThan(0)
      }
    }
    const takes = follower.snapshots.flatMap(({ auctions }) => auctions?.flatMap((a) => a.takes))
    expect(takes.length).toBe(all.liquidations)
    expect(all.liquidations).toBeGreaterThan(5)
    expect(all.auctions).toBeGreaterThan(3)
  })

  test('KEPT_EQUALS_FOLLOWED: the fold of the frames, and their sum, show the same', async () => {
    const started = getWorld()
    const { client, entry, sky } = started
    const view = new SkyMarketView(entry)
    const frames: ReturnType<typeof serialize>[] = []
    const keep = { apply: view.apply.bind(view) }
    view.apply = (frame: MarketFrame) => {
      frames.push(serialize(frame))
      return keep.apply(frame)
    }
    const follower = new TestFollower(client, view)
    await follower.step()
    const rng = createRng(9)
    for (let action = 0; action < 30; action += 1) {
      await sky.playRandomAction(rng)
      await follower.step()
    }
    const copy: MarketView = skyAdapter.createView(entry)
    let snapshots: readonly MarketSnapshot[] = []
    for (const frame of frames) snapshots = copy.apply(restore(frame))
    expect(show(snapshots)).toEqual(show(follower.snapshots))
    const whole = view.toFrame()
    if (!whole) throw new Error('no frame')
    const restored = skyAdapter.createView(entry).apply(restore(serialize(whole)))
    expect(show(restored)).toEqual(show(follower.snapshots))
  })

  test('behavior: a kept view goes on where it was, without a search', async () => {
    const started = getWorld()
    const { client, entry, sky } = started
    const first = new TestFollower(client, new SkyMarketView(entry))
    await first.step()
    const frame = first.view.toFrame()
    if (!frame) throw new Error('no frame')
    const rng = createRng(10)
    for (let action = 0; action < 15; action += 1) await sky.playRandomAction(rng)
    const view = new SkyMarketView(entry)
    view.apply(restore(serialize(frame)))
    const again = new TestFollower(client, view)
    await again.step()
    await first.step()
    expect(show(again.snapshots)).toEqual(show(first.snapshots))
    expect(again.market.start).toBe(frame.block.number)
  })

  test('REORG_EQUALS_STRAIGHT: after blocks were replaced, all is as read anew', async () => {
    const started = getWorld()
    const { client, entry, world } = started
    const follower = new TestFollower(client, new SkyMarketView(entry))
    await follower.step()
    for (const seed of [21, 22, 23]) {
      const { number } = await client.readHead()
      for await (const _ of playSky(started, { seed, actions: 12 })) await follower.step()
      const depth = (await client.readHead()).number - number
      await rawRequest(world.client, 'anvil_reorg', [depth, []])
      follower.rewind(number)
      await follower.step()
      const anew = new TestFollower(client, new SkyMarketView(entry))
      await anew.step()
      expect(show(follower.snapshots)).toEqual(show(anew.snapshots))
    }
  })

  test('behavior: at most three data calls a block', async () => {
    const started = getWorld()
    const { entry, world, sky } = started
    const client = createChainClient({ chainId: 31337, urls: [world.rpcUrl] })
    const follower = new TestFollower(client, new SkyMarketView(entry))
    await follower.step()
    const rng = createRng(33)
    const most = { calls: 0 }
    const kinds = new Set<string>()
    while (!(kinds.has('bark') && kinds.has('take') && kinds.has('passHour'))) {
      const { kind } = await sky.playRandomAction(rng)
      kinds.add(kind)
      const before = client.requests()
      await follower.step()
      const after = client.requests()
      const made = (method: string) => (after[method] ?? 0) - (before[method] ?? 0)
      const calls = made('eth_call') + made('eth_getLogs')
      most.calls = Math.max(most.calls, calls)
      expect(made('eth_getTransactionReceipt')).toBe(kind === 'take' ? 1 : 0)
    }
    expect(most.calls).toBe(3)
    client.close()
  })

  test('behavior: an audit finds nothing, and what was changed on purpose', async () => {
    const { client, entry } = getWorld()
    const follower = new TestFollower(client, new SkyMarketView(entry))
    await follower.step()
    const audit = { sample: 100, random: createRng(1) }
    const { checked, misses } = await follower.market.audit(audit)
    expect(misses).toEqual([])
    expect(checked).toBe(follower.view.listVaults().length)
    const vault = follower.view.listVaults().find(({ art }) => art > 0n)
    const frame = follower.view.toFrame()
    if (!vault || !frame) throw new Error('no vault')
    const rows = new Map([[`v:${toVaultId(vault)}`, { ...vault, ink: vault.ink - 1n }]])
    follower.view.apply({ ...frame, rows })
    const found = await follower.market.audit(audit)
    expect(found.misses.map(({ address }) => address)).toContain(vault.urn)
    await follower.step()
    expect((await follower.market.audit(audit)).misses).toEqual([])
  })
})

function byMarket(a: { market: string }, b: { market: string }): number {
  return a.market < b.market ? -1 : 1
}

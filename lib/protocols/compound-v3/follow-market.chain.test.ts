import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { zBookRow } from '@/lib/api/schema/book'
import { zMarket } from '@/lib/api/schema/market'
import { zPosition } from '@/lib/api/schema/position'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { createRng } from '@/lib/devnet/rng'
import { rawRequest } from '@/lib/devnet/send'
import type { CometEntry } from './entry'
import { readAtBlock } from './read-at-block'
import { readOnChain, startCometWorld } from './testing/comet-world'
import { followComet } from './testing/follow-comet'
import { Follower } from './testing/follower'

const USD = 10n ** 8n
const comets = startCometWorld()

const getUser = (index: number): Address => {
  const user = comets().accounts[index]
  if (!user) throw new Error(`no user ${index}`)
  return user
}
const { getComet, follow } = followComet(comets)

/** What a follower has, without what tells of its own way there. */
function getState({ view, snapshot }: Follower) {
  const frame = view.toFrame()
  const rows = [...(frame?.rows ?? [])].filter(([key]) => !key.startsWith('l:'))
  const holds = ([, row]: [string, unknown]) => {
    const { principal, collateral } = row as { principal?: bigint; collateral?: unknown[] }
    return principal !== 0n || collateral?.length !== 0
  }
  return {
    block: frame?.block.hash,
    rows: new Map(rows.filter(holds).sort(([a], [b]) => (a < b ? -1 : 1))),
    state: view.head?.state,
    feed: snapshot.liquidations.map(
      ({ healthFactorBefore, healthFactorAfter, blocksLate, ...told }) => told,
    ),
  }
}

describe('CometFollowedMarket on the specification contract', () => {
  test('default: everybody with a debt is found', async () => {
    const { world, markets, accounts } = comets()
    for (const { market, entry } of markets) {
      const follower = await follow(entry)
      const onChain = await readOnChain(world, { comet: market.comet, accounts })
      const owing = accounts.filter((_, index) => (onChain[index]?.borrowBalance ?? 0n) > 0n)
      expect(owing.length).toBeGreaterThan(5)
      expect([...follower.snapshot.getBook().addresses].sort()).toEqual([...owing].sort())
      expect(follower.snapshot.getMarket()).toMatchObject({
        coverage: '1',
        borrowers: owing.length,
        unpricedAccounts: 0,
        poolAddress: market.comet,
      })
      const shown = follower.snapshot.getMarket()
      expect(zMarket.partial().parse(shown)).toEqual(shown)
      for (const [row, address] of follower.snapshot.getBook().addresses.entries()) {
        const line = follower.snapshot.toBookRow(row)
        expect(zBookRow.parse(line)).toEqual(line)
        const [reading] = follower.snapshot.findPositions(address)
        expect(zPosition.partial().parse(reading?.position)).toEqual(reading?.position)
      }
      // Who only lends is none of them.
      expect(follower.view.accounts.has(world.supplier)).toBe(false)
    }
  })

  test('behavior: a debt that no log names is found by the sum of all, one that only moves by reading in turn', async () => {
    const { world } = comets()
    const { market, entry } = getComet('USDC')
    const [asset, collateral] = [market.base, market.collaterals[0]]
    if (!collateral) throw new Error('no collateral')
    const borrower = world.liquidator.address
    await world.comet.act.supply(market, { user: borrower, asset: collateral, amount: 10n ** 19n })
    const bySum = await follow(entry, { refreshedAStep: 0 })
    const inTurn = await follow(entry, { refreshedAStep: 1 })
    expect(bySum.view.accounts.get(borrower)?.principal).toBe(0n)
    // To one who lends: only the receiver is named.
    const amount = 5_000n * 10n ** 6n
    await world.comet.act.transferAsset(market, { user: borrower, asset, amount, to: getUser(5) })
    await bySum.step()
    expect(bySum.view.accounts.get(borrower)?.principal).toBeLessThan(0n)
    expect(getState(bySum)).toEqual(getState(await follow(entry)))
    // From one debtor to another: nobody is named, and the sum stays.
    await inTurn.step()
    const moved = { user: borrower, asset, amount: amount / 5n, to: getUser(1) }
    await world.comet.act.transferAsset(market, moved)
    await bySum.step()
    const fresh = getState(await follow(entry))
    expect(getState(bySum)).not.toEqual(fresh)
    for (let turns = 0; turns < inTurn.view.accounts.size; turns += 1) await inTurn.step()
    expect(getState(inTurn)).toEqual(fresh)
  })

  test('behavior: one log query and one call a block; where gas is scarce, more calls bring the same', async () => {
    const { client, world, accounts } = comets()
    const { market, entry } = getComet('USDC')
    const follower = await follow(entry)
    await world.act.setPrice('WETH', 3_590n * USD)
    await world.comet.act.supply(market, { user: getUser(0), asset: market.base, amount: 5n })
    const before = client.requests()
    await follower.step()
    const sent = Object.entries(client.requests())
      .map(([method, count]) => [method, count - (before[method] ?? 0)] as const)
      .filter(([method, count]) => count > 0 && !method.startsWith('eth_getBlock'))
    expect(Object.fromEntries(sent)).toEqual({ eth_getLogs: 1, eth_call: 1 })
    const toStranger = (index: number): Address => `0x${(index + 1).toString(16).padStart(40, '0')}`
    const many = Array.from({ length: 2_400 }, (_, index) => accounts[index] ?? toStranger(index))
    const { number: blockNumber, hash: blockHash } = await client.readHead()
    const at = { blockHash, blockNumber }
    const symbols = follower.view.head?.symbols ?? new Map()
    const request = { comet: entry.comet, symbols, usdPrices: () => null, at }
    const wide = await readAtBlock(client, { ...request, accounts: many })
    let calls = 0
    const narrow: ChainClient = {
      ...client,
      callAtBlock(call) {
        calls += 1
        return client.callAtBlock({ ...call, gas: 5_000_000n })
      },
    }
    const read = await readAtBlock(narrow, { ...request, accounts: many })
    expect(read).toEqual(wide)
    expect(read.accounts.filter(({ principal }) => principal < 0n).length).toBeGreaterThan(5)
    expect(calls).toBeGreaterThan(2)
    expect(calls).toBeLessThan(16)
    const poor: ChainClient = {
      ...client,
      callAtBlock: (call) => client.callAtBlock({ ...call, gas: 600_000n }),
    }
    await expect(readAtBlock(poor, { ...request, accounts: many })).rejects.toMatchObject({
      reason: 'out-of-gas',
    })
  })

  test('behavior: a node without state overrides answers the same', async () => {
    const { world, client, markets } = comets()
    const proxy = await startFakeNode((method, params) =>
      method === 'eth_call' && params.length > 2
        ? { result: '0x' }
        : forwardTo(world.rpcUrl, { method, params }),
    )
    const plain = createChainClient({ chainId: 31337, urls: [proxy.url] })
    for (const { entry } of markets) {
      const [one, other] = [await follow(entry, { client: plain }), await follow(entry, { client })]
      expect(getState(one)).toEqual(getState(other))
    }
    plain.close()
    await proxy.stop()
  })

  test('behavior: a reorg leaves what a fresh follower finds', async () => {
    const { world, client, markets } = comets()
    const rng = createRng(8)
    const followers = await Promise.all(markets.map(({ entry }) => follow(entry)))
    await world.act.setPrice('WETH', 3_000n * USD)
    for (let round = 0; round < 4; round += 1) {
      const from = await client.readHead()
      for (let step = 0; step < 12; step += 1) await world.comet.playRandomAction(rng)
      for (const follower of followers) await follower.step()
      const { number } = await client.readHead()
      await rawRequest(world.client, 'anvil_reorg', [number - from.number, []])
      for (let step = 0; step < 5; step += 1) await world.comet.playRandomAction(rng)
      for (const [index, follower] of followers.entries()) {
        follower.rewind(from.number)
        await follower.step()
        while (follower.followed.countPending() > 0) await follower.step()
        const entry = markets[index]?.entry as CometEntry
        expect(getState(follower), `round ${round}`).toEqual(getState(await follow(entry)))
      }
    }
  })

  test('behavior: a search that was left goes on from its frame', async () => {
    const { world, client } = comets()
    const { entry } = getComet('USDC')
    const first = new Follower({ client, entry })
    const block = await first.step()
    const abort = new AbortController()
    abort.abort()
    await first.followed.discover({ toBlock: block, signal: abort.signal })
    await first.step()
    const kept = first.view.toFrame()
    expect(first.view.head?.search).toMatchObject({ searched: 0 })
    await world.act.setPrice('WETH', 2_000n * USD)
    await world.comet.act.absorb(getComet('USDC').market, {
      absorber: world.liquidator.address,
      accounts: [getUser(0)],
    })
    const again = await follow(entry, kept ? { kept } : {})
    expect(getState(again)).toEqual(getState(await follow(entry)))
    const whole = again.view.toFrame()
    const resumed = await follow(entry, whole ? { kept: whole } : {})
    expect(resumed.frames).toHaveLength(1)
    expect(resumed.snapshot.getMarket()).toEqual(again.snapshot.getMarket())
    expect(resumed.snapshot.liquidations).toEqual(again.snapshot.liquidations)
    expect(resumed.snapshot.liquidations.length).toBeGreaterThan(0)
  })

  test('behavior: a feed that reverts leaves its accounts unpriced and counted', async () => {
    const { world } = comets()
    const { market, entry } = getComet('USDC')
    const follower = await follow(entry)
    const { borrowers } = follower.snapshot.getMarket()
    const wbtc = market.collaterals.find(({ symbol }) => symbol === 'WBTC')
    if (!wbtc) throw new Error('no WBTC')
    await world.client.setCode({ address: wbtc.feed, bytecode: '0x60006000fd' })
    await world.act.mine(1)
    await follower.step()
    const { snapshot } = follower
    const book = snapshot.getBook()
    const rows = book.addresses.flatMap((_, row) =>
      snapshot.hasAsset(row, wbtc.address) ? row : [],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(snapshot.getMarket()).toMatchObject({ borrowers, unpricedAccounts: rows.length })
    expect(snapshot.findAsset(wbtc.address)).toEqual({ symbol: 'WBTC', priceUsd: null })
    for (const row of rows) {
      expect(snapshot.toBookRow(row).health).toEqual({ kind: 'unpriced', assets: [wbtc.address] })
      expect(book.debtUsd[row]).toBeNaN()
      const [reading] = snapshot.findPositions(book.addresses[row] as Address)
      expect(reading?.position).toMatchObject({
        collateralUsd: null,
        debtUsd: null,
        liquidation: [],
      })
    }
    expect(snapshot.getCurve(null, [0, 1]).unpricedAccounts).toBe(rows.length)
    const asset = snapshot.getMarket().assets.find(({ address }) => address === wbtc.address)
    expect(asset).toMatchObject({ price: { raw: null, status: 'unpriced' }, suppliedUsd: null })
    expect(await follower.followed.audit({ sample: 50, random: createRng(1) })).toEqual({
      checked: follower.view.accounts.size,
      misses: [],
    })
  })

  test('behavior: an audit finds what the follower has wrong, and the next step sets it right', async () => {
    const { entry } = getComet('WETH')
    const follower = await follow(entry, { refreshedAStep: 0 })
    const [account] = follower.view.accounts.freeze().rows
    if (!account) throw new Error('nobody')
    follower.view.accounts.set({ ...account, principal: account.principal - 1_000n })
    const { misses } = await follower.followed.audit({ sample: 50, random: createRng(1) })
    expect(misses.map(({ address }) => address)).toEqual([account.address])
    await follower.step()
    expect(follower.view.accounts.get(account.address)).toEqual(account)
  })

  test('error: an address that is no Comet', async () => {
    const { entry } = getComet('USDC')
    const usdc = getComet('USDC').market.base.address
    for (const comet of [usdc, getUser(0)])
      await expect(follow({ ...entry, comet })).rejects.toMatchObject({ code: 'CONFIG' })
  })
})

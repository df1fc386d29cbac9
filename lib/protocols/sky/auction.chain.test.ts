import { decodeFunctionData, decodeFunctionResult, encodeFunctionData, numberToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { RawLog } from '@/lib/chain/raw-log'
import { readFeed } from '@/lib/devnet/feed'
import { rawRequest, sendTransaction } from '@/lib/devnet/send'
import { clipperAbi } from '@/lib/devnet/sky/sky-abi'
import { toBark } from '@/lib/devnet/sky/sky-calls'
import { getAuctionRedo } from '@/lib/risk/sky/get-auction-redo'
import { getAuctionStatus } from '@/lib/risk/sky/get-auction-status'
import { getAuctionTake } from '@/lib/risk/sky/get-auction-take'
import { getRedoTime } from '@/lib/risk/sky/get-auction-times'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import type { SkyAuction, SkyAuctionRules, SkyIlkState } from '@/lib/risk/sky/state'
import type { Wad } from '@/lib/risk/units'
import type { SkyHead } from './frame'
import { SkyMarketView } from './market-view'
import { type AuctionLog, parseLogs } from './parse-logs'
import { playSky, type SkyTestWorld, startSkyWorld, TestFollower } from './testing/sky-world'
import { toUrn } from './to-urn'
import type { SkyVault } from './vault'
import { getSlice } from './view/to-liquidation'

const getWorld = startSkyWorld()

/** What was known before a block. */
type Before = { head: SkyHead; vaults: readonly SkyVault[] }

function findHouse({ head }: Before, { clip, id }: Pick<AuctionLog, 'clip' | 'id'>) {
  const house = head.houses.find((each) => each.clip.address === clip)
  if (!house?.clip.curve) throw new Error('no such auction house')
  const rules = house.clip as SkyAuctionRules
  return { rules, auction: house.auctions.find((each) => each.id === id) }
}

function findState({ head }: Before, ilk: string): SkyIlkState {
  const state = head.ilks.find((each) => each.state.ilk === ilk)?.state
  if (!state) throw new Error('no such ilk')
  return state
}

function parse({ head }: Before, logs: readonly RawLog[]): AuctionLog[] {
  const clips = new Map(head.houses.map(({ ilk, clip }) => [clip.address.toLowerCase(), ilk]))
  const ilks = head.ilks.map(({ state }) => state.ilk)
  return parseLogs({ core: head.setup.core, ilks, clips }, logs).auctions
}

const checks = {
  bark(before: Before, log: AuctionLog, all: readonly AuctionLog[]) {
    const { event, ilk, urn, id } = log
    const vault = before.vaults.find((each) => each.ilk === ilk && each.urn === urn)
    const kick = all.find((each) => each.event.kind === 'kick' && each.id === id)?.event
    if (event.kind !== 'bark' || !vault || kick?.kind !== 'kick') throw new Error('no vault')
    const says = getSkyBark(findState(before, ilk), toUrn(vault))
    if (says.kind !== 'barks') throw new Error(`it barked: ${says.reason}`)
    expect(says).toMatchObject({ dink: event.ink, dart: event.art, due: event.due })
    expect(says).toMatchObject({ tab: kick.tab, top: kick.top, incentive: kick.coin })
    expect(kick.lot).toBe(says.dink)
  },
  async take(
    before: Before,
    log: AuctionLog,
    { started, block }: { started: SkyTestWorld; block: BlockRef },
  ) {
    const { event } = log
    const { rules, auction } = findHouse(before, log)
    if (event.kind !== 'take' || !auction) throw new Error('no auction')
    const { client } = started.world
    const { input } = await client.getTransaction({ hash: event.transactionHash })
    const { args } = decodeFunctionData({ abi: clipperAbi, data: input })
    const amt = (args?.[1] ?? 0n) as Wad
    const { timestamp } = block
    const says = getAuctionTake(rules, { auction, timestamp, amt })
    const { price, owe, tab, lot } = event
    expect(says).toMatchObject({ kind: 'taken', price, owe, tab, lot, slice: getSlice(event) })
  },
  redo(before: Before, log: AuctionLog, block: BlockRef) {
    const { event, ilk } = log
    const { rules, auction } = findHouse(before, log)
    if (event.kind !== 'redo' || !auction) throw new Error('no auction')
    const { timestamp } = block
    const says = getAuctionRedo(findState(before, ilk), { rules, auction, timestamp })
    expect(says).toMatchObject({ kind: 'redone', top: event.top, incentive: event.coin })
  },
}

async function readStatus(
  { world }: SkyTestWorld,
  { clip, id, timestamp }: { clip: string; id: bigint; timestamp?: number },
) {
  const call = { abi: clipperAbi, functionName: 'getStatus' } as const
  const data = encodeFunctionData({ ...call, args: [id] })
  const time = timestamp === undefined ? [] : [{}, { time: numberToHex(timestamp) }]
  const answer = await rawRequest(world.client, 'eth_call', [{ to: clip, data }, 'latest', ...time])
  const [needsRedo, price, lot, tab] = decodeFunctionResult({ ...call, data: answer as '0x' })
  return { needsRedo, price, lot, tab }
}

describe('price', () => {
  test.each(['ETH-B', 'LINK-A', 'YFI-A'])(
    'STATUS_EQUALS_CLIP at every second of the curve of %s',
    async (name) => {
      const started = getWorld()
      const { world, client, entry } = started
      const snapshot = await world.client.snapshot()
      const follower = new TestFollower(client, new SkyMarketView(entry))
      const { clip, auction } = await startAuction(started, { name, follower })
      const last = getRedoTime(clip, auction) - 1
      const seconds = Array.from(
        { length: last - auction.tic + 3 },
        (_, index) => auction.tic + index,
      )
      const id = auction.id
      for (let begin = 0; begin < seconds.length; begin += 500) {
        const part = seconds.slice(begin, begin + 500)
        const answers = await Promise.all(
          part.map((timestamp) => readStatus(started, { clip: clip.address, id, timestamp })),
        )
        const says = part.map((timestamp) => getAuctionStatus(clip, { auction, timestamp }))
        expect(says).toEqual(answers)
      }
      expect(seconds.length).toBeGreaterThan(4_000)
      await world.client.revert({ id: snapshot })
    },
  )
})

describe('auctions', () => {
  test('PREVIEW_EQUALS_EVENT, STATUS_EQUALS_CLIP after every random action, to the wei', async () => {
    const started = getWorld()
    const { client, entry } = started
    const follower = new TestFollower(client, new SkyMarketView(entry))
    await follower.step()
    const counts = { bark: 0, take: 0, redo: 0, status: 0 }
    for await (const { action, played } of playSky(started, { seed: 505, actions: 320 })) {
      const { head } = follower.view
      if (!head) throw new Error('nothing was read')
      const before = { head, vaults: follower.view.listVaults() }
      const logs = await follower.step()
      const { block } = follower
      const auctions = parse(before, logs)
      for (const log of auctions) {
        const { kind } = log.event
        if (kind === 'bark') checks.bark(before, log, auctions)
        if (kind === 'take') await checks.take(before, log, { started, block })
        if (kind === 'redo') checks.redo(before, log, block)
        if (kind in counts) counts[kind as keyof typeof counts] += 1
      }
      for (const { clip, auctions: sales } of follower.view.head?.houses ?? [])
        for (const auction of sales) {
          const { timestamp } = block
          const says = getAuctionStatus(clip as SkyAuctionRules, { auction, timestamp })
          const status = await readStatus(started, { clip: clip.address, id: auction.id })
          expect(says, `action ${action}: ${played.description}`).toEqual(status)
          counts.status += 1
        }
    }
    expect(counts.bark).toBeGreaterThan(9)
    expect(counts.take).toBeGreaterThan(12)
    expect(counts.redo).toBeGreaterThan(10)
    expect(counts.status).toBeGreaterThan(100)
  })
})

/** A fall of the price until a vault of the ilk is barked at. */
async function startAuction(
  { world, sky, vaults }: SkyTestWorld,
  { name, follower }: { name: string; follower: TestFollower },
): Promise<{ clip: SkyAuctionRules; auction: SkyAuction }> {
  const ilk = sky.deployment.ilks.find((each) => each.name === name)
  const from = world.liquidator.address
  if (!ilk) throw new Error('no such ilk')
  const { answer } = await readFeed(world.client, ilk.gem.feed)
  await world.act.setPrice(ilk.gem.symbol, answer / 2n)
  for (let hour = 0; hour < 3; hour += 1) await sky.act.passHour({ from })
  for (const { urn } of vaults.filter((each) => each.ilk === name)) {
    const request = toBark(sky.deployment, { ilk, urn, keeper: from })
    await sendTransaction(world.client, request).catch(() => undefined)
  }
  await follower.step()
  const house = follower.view.head?.houses.find((each) => each.clip.address === ilk.clipper)
  const auction = house?.auctions.at(-1)
  if (!house?.clip.curve || !auction) throw new Error('nothing is auctioned')
  return { clip: house.clip as SkyAuctionRules, auction }
}

import { decodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { clipperAbi } from '@/lib/devnet/sky/sky-abi'
import { getAuctionRedo } from '@/lib/risk/sky/get-auction-redo'
import { getAuctionStatus } from '@/lib/risk/sky/get-auction-status'
import { getAuctionTake } from '@/lib/risk/sky/get-auction-take'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyBarkPreview } from '@/lib/risk/sky/get-bark-preview'
import type { SkyAuctionRules, SkyIlkState } from '@/lib/risk/sky/state'
import type { Wad } from '@/lib/risk/units'
import type { SkyHead } from './frame'
import { SkyMarketView } from './market-view'
import { type AuctionLog, parseLogs } from './parse-logs'
import { readStatus } from './testing/read-status'
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
    const preview = getSkyBarkPreview(findState(before, ilk), toUrn(vault))
    expect(preview).toMatchObject({ basis: 'now', blocked: null, bark: says })
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

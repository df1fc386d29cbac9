import { expect, test } from 'vitest'
import { readFeed } from '@/lib/devnet/feed'
import { sendTransaction } from '@/lib/devnet/send'
import { toBark } from '@/lib/devnet/sky/sky-calls'
import { getAuctionStatus } from '@/lib/risk/sky/get-auction-status'
import { getRedoTime } from '@/lib/risk/sky/get-auction-times'
import type { SkyAuction, SkyAuctionRules } from '@/lib/risk/sky/state'
import { SkyMarketView } from './market-view'
import { readStatus } from './testing/read-status'
import { type SkyTestWorld, startSkyWorld, TestFollower } from './testing/sky-world'

const getWorld = startSkyWorld()

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

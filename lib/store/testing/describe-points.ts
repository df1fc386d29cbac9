import { describe, expect, test } from 'vitest'
import type { Lease } from '../store'
import { noon, toExampleHealthPoint, toExampleMarketPoint, toExampleSave } from './examples'
import type { StoreDesk } from './store-desk'

/** What a store keeps of the past: points of markets and of accounts, and who was looked at. */
export function describePoints(desk: StoreDesk): void {
  describe('readMarketPoints', () => {
    async function saveAt(lease: Lease, points: readonly [at: number, block: number][]) {
      const marketPoints = points.map(([at, block]) => ({
        ...toExampleMarketPoint(at, block),
        market: lease.entry,
      }))
      await desk.store.save({ ...toExampleSave(lease, 1), marketPoints })
    }
    async function readBlocks(market: string, step: 300 | 3600, from = 0, to = noon * 2) {
      const points = await desk.store.readMarketPoints({ chainId: 1, market, from, to, step })
      return points.map(({ blockNumber }) => blockNumber)
    }

    test('default', async () => {
      const lease = await desk.takeFresh()
      const point = { ...toExampleMarketPoint(noon, 5), market: lease.entry }
      await desk.store.save({ ...toExampleSave(lease, 5), marketPoints: [point] })
      const wide = { chainId: 1, market: lease.entry, from: noon, to: noon, step: 300 } as const
      expect(await desk.store.readMarketPoints(wide)).toEqual([point])
      expect(await desk.store.readMarketPoints({ ...wide, chainId: 2 })).toEqual([])
      expect(
        await desk.store.readMarketPoints({ ...wide, from: noon + 1, to: noon + 300 }),
      ).toEqual([])
    })

    test('behavior: the last block of five minutes counts, the last five minutes of an hour', async () => {
      const lease = await desk.takeFresh()
      await saveAt(lease, [
        [noon + 300, 2],
        [noon, 1],
        [noon + 300, 3],
        [noon + 3_600, 5],
      ])
      await saveAt(lease, [[noon + 300, 4]])
      expect(await readBlocks(lease.entry, 300)).toEqual([1, 4, 5])
      expect(await readBlocks(lease.entry, 3600)).toEqual([4, 5])
      expect(await readBlocks(lease.entry, 300, noon, noon + 300)).toEqual([1, 4])
    })

    test('behavior: points of blocks that were replaced go, of this entry only', async () => {
      const [lease, other] = [await desk.takeFresh(), await desk.takeFresh()]
      const points: [number, number][] = [
        [noon, 10],
        [noon + 300, 11],
        [noon + 600, 12],
      ]
      await saveAt(lease, points)
      await saveAt(other, points)
      const health = toExampleHealthPoint(noon, 12)
      const address = `0x${lease.entry}`
      await desk.store.save({ ...toExampleSave(lease, 12), healthPoints: [{ ...health, address }] })
      await desk.store.save({
        ...toExampleSave(lease, 11),
        rewindTo: 10,
        marketPoints: [
          { ...toExampleMarketPoint(noon + 300, 11), market: lease.entry, debtUsd: 77 },
        ],
      })
      const wide = { chainId: 1, from: 0, to: noon * 2 }
      const left = await desk.store.readMarketPoints({ ...wide, market: lease.entry, step: 300 })
      expect(left.map(({ blockNumber, debtUsd }) => [blockNumber, debtUsd])).toEqual([
        [10, 0.1 + 0.2],
        [11, 77],
      ])
      expect(await desk.store.readHealthPoints({ ...wide, address })).toEqual([])
      expect(await readBlocks(other.entry, 300)).toEqual([10, 11, 12])
    })
  })

  describe('readHealthPoints', () => {
    test('default', async () => {
      const lease = await desk.takeFresh()
      const address = '0xAbCdEf0000000000000000000000000000000099'
      const points = [
        {
          ...toExampleHealthPoint(noon + 12, 2),
          address,
          healthFactor: (2n ** 256n - 1n).toString(),
        },
        { ...toExampleHealthPoint(noon, 1), address },
        { ...toExampleHealthPoint(noon, 1), address, market: 'other', subaccount: '7' },
        {
          ...toExampleHealthPoint(noon + 24, 3),
          address,
          healthFactor: null,
          collateralUsd: null,
          debtUsd: null,
        },
      ]
      await desk.store.save({ ...toExampleSave(lease, 3), healthPoints: points })
      const again = { ...toExampleHealthPoint(noon, 1), address, healthFactor: '5' }
      await desk.store.save({ ...toExampleSave(lease, 3), healthPoints: [again, again] })
      const wide = { chainId: 1, address, from: 0, to: noon * 2 }
      const [first, second, third, fourth] = points.map((point) => ({
        ...point,
        address: address.toLowerCase(),
      }))
      const read = await desk.store.readHealthPoints(wide)
      expect(read).toEqual([second, third, first, fourth])
      const lower = { ...wide, address: address.toLowerCase() }
      expect(
        await desk.store.readHealthPoints({ ...lower, from: noon + 12, to: noon + 12 }),
      ).toEqual([first])
      expect(await desk.store.readHealthPoints({ ...wide, chainId: 2 })).toEqual([])
    })
  })

  describe('readLooked', () => {
    test('default', async () => {
      const look = (address: string, at: number) =>
        desk.store.noteLooked({ chainId: 77, address, at })
      await look('0xB', 10)
      await look('0xa', 20)
      await look('0xA', 15)
      expect(await desk.store.readLooked({ chainId: 77, since: 10 })).toEqual(['0xa', '0xb'])
      expect(await desk.store.readLooked({ chainId: 77, since: 20 })).toEqual(['0xa'])
      expect(await desk.store.readLooked({ chainId: 78, since: 0 })).toEqual([])
    })
  })
}

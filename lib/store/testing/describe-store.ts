import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lease, SaveOptions, Store, StoredRow } from '../store'
import {
  exampleNote,
  toExampleBlock,
  toExampleHealthPoint,
  toExampleMarketPoint,
  toExampleSave,
} from './examples'

const day = 86_400
/** A whole hour. */
const noon = 1_790_000_000 - (1_790_000_000 % 3_600)

/**
 * What every store must do, whatever database is beneath. `open` opens the same database each time; the store it
 * answers with first is closed in between.
 */
export function describeStore(open: () => Promise<Store>): void {
  let store: Store
  let entries = 0

  beforeAll(async () => {
    store = await open()
  })
  afterAll(async () => {
    await store.close()
  })

  /** The lease of an entry that no other test uses. */
  async function takeFresh(holder = 'one'): Promise<Lease> {
    entries += 1
    const lease = await take(`entry-${entries}`, holder)
    if (!lease) throw new Error('nobody else has it')
    return lease
  }
  function take(entry: string, holder: string, ttlMs = 60_000) {
    return store.takeLease({ chainId: 1, entry, holder, ttlMs, note: exampleNote })
  }
  /** By key: a store answers in any order. */
  async function readRows(lease: Lease, after?: number): Promise<StoredRow[] | undefined> {
    const state = await store.readState(lease, after === undefined ? {} : { after })
    return state?.rows.sort((a, b) => (a.key < b.key ? -1 : 1))
  }
  const row = (key: string, ...bytes: number[]) => ({ key, value: Uint8Array.from(bytes) })

  describe('readState', () => {
    test('default', async () => {
      const lease = await takeFresh()
      expect(await store.readState(lease)).toBe(null)
      const options: SaveOptions = {
        ...toExampleSave(lease, 5),
        format: 3,
        head: Uint8Array.of(0, 255, 7),
        rows: [row('b', 0, 1, 255), row('a'), row('ü "\\{},\n', 4)],
      }
      const version = await store.save(options)
      const state = await store.readState(lease)
      expect(state).toMatchObject({ version, format: 3, block: toExampleBlock(5) })
      expect(state?.head).toEqual(Uint8Array.of(0, 255, 7))
      expect(await readRows(lease)).toEqual([row('a'), row('b', 0, 1, 255), row('ü "\\{},\n', 4)])
    })

    test('behavior: only what changed since a version, with what was taken away', async () => {
      const lease = await takeFresh()
      const rows = [row('a', 1), row('b', 1), row('c', 1)]
      const first = await store.save({ ...toExampleSave(lease, 1), rows })
      expect(await store.readState(lease, { after: first })).toBe(null)
      const second = await store.save({
        ...toExampleSave(lease, 2),
        rows: [{ key: 'a', value: null }, row('b', 2), row('d', 2)],
      })
      const third = await store.save({ ...toExampleSave(lease, 3), rows: [row('d', 3)] })
      expect(second).toBeGreaterThan(first)
      expect(third).toBeGreaterThan(second)
      const changed = [{ key: 'a', value: null }, row('b', 2), row('d', 3)]
      expect(await readRows(lease, first)).toEqual(changed)
      expect(await readRows(lease, second)).toEqual([row('d', 3)])
      expect(await readRows(lease, third)).toBe(undefined)
      expect(await readRows(lease)).toEqual([row('b', 2), row('c', 1), row('d', 3)])
    })

    test('behavior: a head without rows is news too', async () => {
      const lease = await takeFresh()
      const first = await store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      await store.save(toExampleSave(lease, 2))
      const state = await store.readState(lease, { after: first })
      expect(state).toMatchObject({ block: toExampleBlock(2), rows: [] })
    })

    test('behavior: entries and chains are apart', async () => {
      const lease = await takeFresh()
      const other = await takeFresh()
      await store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      await store.save({ ...toExampleSave(other, 9), rows: [row('a', 9)] })
      expect(await readRows(lease)).toEqual([row('a', 1)])
      expect(await store.readState({ ...lease, chainId: 2 })).toBe(null)
    })

    test('behavior: rows and head are of the same save while saves go on', async () => {
      const lease = await takeFresh()
      const keys = Array.from({ length: 50 }, (_, index) => `k${index}`)
      const save = (number: number) =>
        store.save({ ...toExampleSave(lease, number), rows: keys.map((key) => row(key, number)) })
      await save(1)
      const saving = (async () => {
        for (let number = 2; number <= 30; number++) await save(number)
      })()
      for (let read = 0; read < 30; read++) {
        const state = await store.readState(lease)
        const numbers = new Set(state?.rows.map(({ value }) => value?.[0]))
        expect([...numbers]).toEqual([state?.block.number])
      }
      await saving
    })
  })

  describe('save', () => {
    test('behavior: many rows, and the last of a key counts', async () => {
      const lease = await takeFresh()
      const rows = Array.from({ length: 12_001 }, (_, index) =>
        row(`0x${(index * 7).toString(16)}`, index & 255, index >> 8),
      )
      const doubled = row('0x0', 9, 9, 9)
      await store.save({ ...toExampleSave(lease, 1), rows: [...rows, doubled] })
      const read = new Map((await readRows(lease))?.map(({ key, value }) => [key, value]))
      expect(read.size).toBe(12_001)
      for (const { key, value } of rows.slice(1)) expect(read.get(key)).toEqual(value)
      expect(read.get('0x0')).toEqual(doubled.value)
    })

    test('behavior: another format, or `replace`, leaves nothing of before', async () => {
      const lease = await takeFresh()
      const first = await store.save({
        ...toExampleSave(lease, 1),
        rows: [row('a', 1), row('b', 1)],
      })
      const second = await store.save({
        ...toExampleSave(lease, 2),
        format: 2,
        rows: [row('b', 2), row('c', 2)],
      })
      expect(await readRows(lease)).toEqual([row('b', 2), row('c', 2)])
      expect(await readRows(lease, first)).toEqual([
        { key: 'a', value: null },
        row('b', 2),
        row('c', 2),
      ])
      await store.save({
        ...toExampleSave(lease, 3),
        format: 2,
        replace: true,
        rows: [row('d', 3)],
      })
      expect(await readRows(lease)).toEqual([row('d', 3)])
      expect(await readRows(lease, second)).toEqual([
        { key: 'b', value: null },
        { key: 'c', value: null },
        row('d', 3),
      ])
    })

    test('behavior: what was kept is there after the store is opened again', async () => {
      const lease = await takeFresh()
      const version = await store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      await store.close()
      store = await open()
      expect(await store.readState(lease)).toMatchObject({ version, rows: [row('a', 1)] })
      expect(await take(lease.entry, 'one')).toEqual(lease)
    })

    test('error: a lease that was taken over, released, or never held writes nothing', async () => {
      const lease = await takeFresh()
      await store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      const late: SaveOptions = {
        ...toExampleSave(lease, 2),
        rows: [row('a', 2)],
        marketPoints: [{ ...toExampleMarketPoint(noon, 2), market: 'late' }],
      }
      for (const wrong of [{ holder: 'two' }, { epoch: lease.epoch - 1 }, { entry: 'none' }])
        await expect(store.save({ ...late, lease: { ...lease, ...wrong } })).rejects.toMatchObject({
          code: 'LEASE_LOST',
        })
      await store.releaseLease(lease)
      await expect(store.save(late)).rejects.toMatchObject({ code: 'LEASE_LOST' })
      const next = await take(lease.entry, 'two')
      await expect(store.save(late)).rejects.toMatchObject({ code: 'LEASE_LOST' })
      expect(await store.readState(lease)).toMatchObject({ block: { number: 1 } })
      expect(await readRows(lease)).toEqual([row('a', 1)])
      const wide = { chainId: 1, market: 'late', from: 0, to: noon, step: 300 } as const
      expect(await store.readMarketPoints(wide)).toEqual([])
      if (!next) throw new Error('nobody else has it')
      expect(await store.save({ ...late, lease: next })).toBeGreaterThan(0)
    })
  })

  describe('takeLease', () => {
    test('default', async () => {
      const lease = await takeFresh()
      expect(lease).toMatchObject({ chainId: 1, holder: 'one' })
      expect(await take(lease.entry, 'two')).toBe(null)
      expect(await take(lease.entry, 'one')).toEqual(lease)
      const held = (await store.readLeases()).find(({ entry }) => entry === lease.entry)
      expect(held).toEqual({ ...lease, alive: true, note: exampleNote })
    })

    test('behavior: one that ran out is another’s, with a newer epoch', async () => {
      const { entry } = await takeFresh()
      const short = await take(entry, 'one', 100)
      await sleep(200)
      const held = (await store.readLeases()).find((lease) => lease.entry === entry)
      expect(held).toMatchObject({ holder: 'one', alive: false })
      const taken = await take(entry, 'two')
      expect(taken?.epoch).toBeGreaterThan(short?.epoch ?? Number.NaN)
      expect(await take(entry, 'one')).toBe(null)
    })

    test('behavior: one that ran out and nobody took goes on', async () => {
      const lease = await takeFresh()
      await take(lease.entry, 'one', 1)
      await sleep(50)
      expect(await take(lease.entry, 'one')).toEqual(lease)
    })

    test('behavior: of many that want it at once one has it', async () => {
      const { entry } = await takeFresh('zero')
      await take(entry, 'zero', 1)
      await sleep(50)
      const holders = Array.from({ length: 20 }, (_, index) => `holder-${index}`)
      const taken = await Promise.all(holders.map((holder) => take(entry, holder)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    test('behavior: a released one is free at once, and only its holder releases it', async () => {
      const lease = await takeFresh()
      await store.releaseLease({ ...lease, holder: 'two' })
      expect(await take(lease.entry, 'two')).toBe(null)
      await store.releaseLease(lease)
      const held = (await store.readLeases()).find(({ entry }) => entry === lease.entry)
      expect(held?.alive).toBe(false)
      const next = await take(lease.entry, 'two')
      expect(next?.epoch).toBeGreaterThan(lease.epoch)
    })
  })

  describe('readMarketPoints', () => {
    async function saveAt(lease: Lease, points: readonly [at: number, block: number][]) {
      const marketPoints = points.map(([at, block]) => ({
        ...toExampleMarketPoint(at, block),
        market: lease.entry,
      }))
      await store.save({ ...toExampleSave(lease, 1), marketPoints })
    }
    async function readBlocks(market: string, step: 300 | 3600, from = 0, to = noon * 2) {
      const points = await store.readMarketPoints({ chainId: 1, market, from, to, step })
      return points.map(({ blockNumber }) => blockNumber)
    }

    test('default', async () => {
      const lease = await takeFresh()
      const point = { ...toExampleMarketPoint(noon, 5), market: lease.entry }
      await store.save({ ...toExampleSave(lease, 5), marketPoints: [point] })
      const wide = { chainId: 1, market: lease.entry, from: noon, to: noon, step: 300 } as const
      expect(await store.readMarketPoints(wide)).toEqual([point])
      expect(await store.readMarketPoints({ ...wide, chainId: 2 })).toEqual([])
      expect(await store.readMarketPoints({ ...wide, from: noon + 1, to: noon + 300 })).toEqual([])
    })

    test('behavior: the last block of five minutes counts, the last five minutes of an hour', async () => {
      const lease = await takeFresh()
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
      const [lease, other] = [await takeFresh(), await takeFresh()]
      const points: [number, number][] = [
        [noon, 10],
        [noon + 300, 11],
        [noon + 600, 12],
      ]
      await saveAt(lease, points)
      await saveAt(other, points)
      const health = toExampleHealthPoint(noon, 12)
      const address = `0x${lease.entry}`
      await store.save({ ...toExampleSave(lease, 12), healthPoints: [{ ...health, address }] })
      await store.save({
        ...toExampleSave(lease, 11),
        rewindTo: 10,
        marketPoints: [
          { ...toExampleMarketPoint(noon + 300, 11), market: lease.entry, debtUsd: 77 },
        ],
      })
      const wide = { chainId: 1, from: 0, to: noon * 2 }
      const left = await store.readMarketPoints({ ...wide, market: lease.entry, step: 300 })
      expect(left.map(({ blockNumber, debtUsd }) => [blockNumber, debtUsd])).toEqual([
        [10, 0.1 + 0.2],
        [11, 77],
      ])
      expect(await store.readHealthPoints({ ...wide, address })).toEqual([])
      expect(await readBlocks(other.entry, 300)).toEqual([10, 11, 12])
    })
  })

  describe('readHealthPoints', () => {
    test('default', async () => {
      const lease = await takeFresh()
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
      await store.save({ ...toExampleSave(lease, 3), healthPoints: points })
      const again = { ...toExampleHealthPoint(noon, 1), address, healthFactor: '5' }
      await store.save({ ...toExampleSave(lease, 3), healthPoints: [again, again] })
      const wide = { chainId: 1, address, from: 0, to: noon * 2 }
      const [first, second, third, fourth] = points.map((point) => ({
        ...point,
        address: address.toLowerCase(),
      }))
      const read = await store.readHealthPoints(wide)
      expect(read).toEqual([second, third, first, fourth])
      const lower = { ...wide, address: address.toLowerCase() }
      expect(await store.readHealthPoints({ ...lower, from: noon + 12, to: noon + 12 })).toEqual([
        first,
      ])
      expect(await store.readHealthPoints({ ...wide, chainId: 2 })).toEqual([])
    })
  })

  describe('readLooked', () => {
    test('default', async () => {
      const look = (address: string, at: number) => store.noteLooked({ chainId: 77, address, at })
      await look('0xB', 10)
      await look('0xa', 20)
      await look('0xA', 15)
      expect(await store.readLooked({ chainId: 77, since: 10 })).toEqual(['0xa', '0xb'])
      expect(await store.readLooked({ chainId: 77, since: 20 })).toEqual(['0xa'])
      expect(await store.readLooked({ chainId: 78, since: 0 })).toEqual([])
    })
  })

  describe('thin', () => {
    test('default', async () => {
      const lease = await takeFresh()
      const now = noon + 1_234
      const old = noon - 31 * day
      const edge = noon - 30 * day
      const at = [
        old,
        old + 300,
        old + 3_300,
        old + 3_600,
        edge - 600,
        edge - 300,
        edge,
        edge + 300,
      ]
      const marketPoints = [...at, noon].map((time) => ({
        ...toExampleMarketPoint(time, 1),
        market: lease.entry,
      }))
      const address = `0x${lease.entry}`
      const healthPoints = [now - 91 * day, now - 90 * day, now].map((time) => ({
        ...toExampleHealthPoint(time, 1),
        address,
      }))
      await store.save({ ...toExampleSave(lease, 1), marketPoints, healthPoints })
      await store.noteLooked({ chainId: 79, address: '0x1', at: now - 91 * day })
      await store.noteLooked({ chainId: 79, address: '0x2', at: now - 89 * day })
      for (let time = 1; time <= 2; time++) {
        await store.thin({ now })
        const wide = { chainId: 1, from: 0, to: now }
        const points = await store.readMarketPoints({ ...wide, market: lease.entry, step: 300 })
        expect(points.map((point) => point.at)).toEqual([
          old + 3_300,
          old + 3_600,
          edge - 300,
          edge,
          edge + 300,
          noon,
        ])
        const health = await store.readHealthPoints({ ...wide, address })
        expect(health.map((point) => point.at)).toEqual([now - 90 * day, now])
        expect(await store.readLooked({ chainId: 79, since: 0 })).toEqual(['0x2'])
      }
    })
  })
}

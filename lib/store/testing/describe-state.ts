import { describe, expect, test } from 'vitest'
import type { SaveOptions } from '../store'
import { noon, toExampleBlock, toExampleMarketPoint, toExampleSave } from './examples'
import type { StoreDesk } from './store-desk'

const row = (key: string, ...bytes: number[]) => ({ key, value: Uint8Array.from(bytes) })

/** What a store keeps of an entry's state: rows, head, and who may write it. */
export function describeState(desk: StoreDesk): void {
  describe('readState', () => {
    test('default', async () => {
      const lease = await desk.takeFresh()
      expect(await desk.store.readState(lease)).toBe(null)
      const options: SaveOptions = {
        ...toExampleSave(lease, 5),
        format: 3,
        head: Uint8Array.of(0, 255, 7),
        rows: [row('b', 0, 1, 255), row('a'), row('ü "\\{},\n', 4)],
      }
      const version = await desk.store.save(options)
      const state = await desk.store.readState(lease)
      expect(state).toMatchObject({ version, format: 3, block: toExampleBlock(5) })
      expect(state?.head).toEqual(Uint8Array.of(0, 255, 7))
      expect(await desk.readRows(lease)).toEqual([
        row('a'),
        row('b', 0, 1, 255),
        row('ü "\\{},\n', 4),
      ])
    })

    test('behavior: only what changed since a version, with what was taken away', async () => {
      const lease = await desk.takeFresh()
      const rows = [row('a', 1), row('b', 1), row('c', 1)]
      const first = await desk.store.save({ ...toExampleSave(lease, 1), rows })
      expect(await desk.store.readState(lease, { after: first })).toBe(null)
      const second = await desk.store.save({
        ...toExampleSave(lease, 2),
        rows: [{ key: 'a', value: null }, row('b', 2), row('d', 2)],
      })
      const third = await desk.store.save({ ...toExampleSave(lease, 3), rows: [row('d', 3)] })
      expect(second).toBeGreaterThan(first)
      expect(third).toBeGreaterThan(second)
      const changed = [{ key: 'a', value: null }, row('b', 2), row('d', 3)]
      expect(await desk.readRows(lease, first)).toEqual(changed)
      expect(await desk.readRows(lease, second)).toEqual([row('d', 3)])
      expect(await desk.readRows(lease, third)).toBe(undefined)
      expect(await desk.readRows(lease)).toEqual([row('b', 2), row('c', 1), row('d', 3)])
    })

    test('behavior: a head without rows is news too', async () => {
      const lease = await desk.takeFresh()
      const first = await desk.store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      await desk.store.save(toExampleSave(lease, 2))
      const state = await desk.store.readState(lease, { after: first })
      expect(state).toMatchObject({ block: toExampleBlock(2), rows: [] })
    })

    test('behavior: entries and chains are apart', async () => {
      const lease = await desk.takeFresh()
      const other = await desk.takeFresh()
      await desk.store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      await desk.store.save({ ...toExampleSave(other, 9), rows: [row('a', 9)] })
      expect(await desk.readRows(lease)).toEqual([row('a', 1)])
      expect(await desk.store.readState({ ...lease, chainId: 2 })).toBe(null)
    })

    test('behavior: rows and head are of the same save while saves go on', async () => {
      const lease = await desk.takeFresh()
      const keys = Array.from({ length: 50 }, (_, index) => `k${index}`)
      const save = (number: number) =>
        desk.store.save({
          ...toExampleSave(lease, number),
          rows: keys.map((key) => row(key, number)),
        })
      await save(1)
      const saving = (async () => {
        for (let number = 2; number <= 30; number++) await save(number)
      })()
      for (let read = 0; read < 30; read++) {
        const state = await desk.store.readState(lease)
        const numbers = new Set(state?.rows.map(({ value }) => value?.[0]))
        expect([...numbers]).toEqual([state?.block.number])
      }
      await saving
    })
  })

  describe('save', () => {
    test('behavior: many rows, and the last of a key counts', async () => {
      const lease = await desk.takeFresh()
      const rows = Array.from({ length: 12_001 }, (_, index) =>
        row(`0x${(index * 7).toString(16)}`, index & 255, index >> 8),
      )
      const doubled = row('0x0', 9, 9, 9)
      await desk.store.save({ ...toExampleSave(lease, 1), rows: [...rows, doubled] })
      const read = new Map((await desk.readRows(lease))?.map(({ key, value }) => [key, value]))
      expect(read.size).toBe(12_001)
      for (const { key, value } of rows.slice(1)) expect(read.get(key)).toEqual(value)
      expect(read.get('0x0')).toEqual(doubled.value)
    })

    test('behavior: another format, or `replace`, leaves nothing of before', async () => {
      const lease = await desk.takeFresh()
      const first = await desk.store.save({
        ...toExampleSave(lease, 1),
        rows: [row('a', 1), row('b', 1)],
      })
      const second = await desk.store.save({
        ...toExampleSave(lease, 2),
        format: 2,
        rows: [row('b', 2), row('c', 2)],
      })
      expect(await desk.readRows(lease)).toEqual([row('b', 2), row('c', 2)])
      expect(await desk.readRows(lease, first)).toEqual([
        { key: 'a', value: null },
        row('b', 2),
        row('c', 2),
      ])
      await desk.store.save({
        ...toExampleSave(lease, 3),
        format: 2,
        replace: true,
        rows: [row('d', 3)],
      })
      expect(await desk.readRows(lease)).toEqual([row('d', 3)])
      expect(await desk.readRows(lease, second)).toEqual([
        { key: 'b', value: null },
        { key: 'c', value: null },
        row('d', 3),
      ])
    })

    test('behavior: what was kept is there after the store is opened again', async () => {
      const lease = await desk.takeFresh()
      const version = await desk.store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      await desk.reopen()
      expect(await desk.store.readState(lease)).toMatchObject({ version, rows: [row('a', 1)] })
      expect(await desk.take(lease.entry, 'one')).toEqual(lease)
    })

    test('error: a lease that was taken over, released, or never held writes nothing', async () => {
      const lease = await desk.takeFresh()
      await desk.store.save({ ...toExampleSave(lease, 1), rows: [row('a', 1)] })
      const late: SaveOptions = {
        ...toExampleSave(lease, 2),
        rows: [row('a', 2)],
        marketPoints: [{ ...toExampleMarketPoint(noon, 2), market: 'late' }],
      }
      for (const wrong of [{ holder: 'two' }, { epoch: lease.epoch - 1 }, { entry: 'none' }])
        await expect(
          desk.store.save({ ...late, lease: { ...lease, ...wrong } }),
        ).rejects.toMatchObject({
          code: 'LEASE_LOST',
        })
      await desk.store.releaseLease(lease)
      await expect(desk.store.save(late)).rejects.toMatchObject({ code: 'LEASE_LOST' })
      const next = await desk.take(lease.entry, 'two')
      await expect(desk.store.save(late)).rejects.toMatchObject({ code: 'LEASE_LOST' })
      expect(await desk.store.readState(lease)).toMatchObject({ block: { number: 1 } })
      expect(await desk.readRows(lease)).toEqual([row('a', 1)])
      const wide = { chainId: 1, market: 'late', from: 0, to: noon, step: 300 } as const
      expect(await desk.store.readMarketPoints(wide)).toEqual([])
      if (!next) throw new Error('nobody else has it')
      expect(await desk.store.save({ ...late, lease: next })).toBeGreaterThan(0)
    })
  })
}

import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { exampleNote } from './examples'
import type { StoreDesk } from './store-desk'

/** Who follows an entry: one at a time, by a lease. */
export function describeLeases(desk: StoreDesk): void {
  describe('takeLease', () => {
    test('default', async () => {
      const lease = await desk.takeFresh()
      expect(lease).toMatchObject({ chainId: 1, holder: 'one' })
      expect(await desk.take(lease.entry, 'two')).toBe(null)
      expect(await desk.take(lease.entry, 'one')).toEqual(lease)
      const held = (await desk.store.readLeases()).find(({ entry }) => entry === lease.entry)
      expect(held).toEqual({ ...lease, alive: true, note: exampleNote })
    })

    test('behavior: one that ran out is another’s, with a newer epoch', async () => {
      const { entry } = await desk.takeFresh()
      const short = await desk.take(entry, 'one', 100)
      await sleep(200)
      const held = (await desk.store.readLeases()).find((lease) => lease.entry === entry)
      expect(held).toMatchObject({ holder: 'one', alive: false })
      const taken = await desk.take(entry, 'two')
      expect(taken?.epoch).toBeGreaterThan(short?.epoch ?? Number.NaN)
      expect(await desk.take(entry, 'one')).toBe(null)
    })

    test('behavior: one that ran out and nobody took goes on', async () => {
      const lease = await desk.takeFresh()
      await desk.take(lease.entry, 'one', 1)
      await sleep(50)
      expect(await desk.take(lease.entry, 'one')).toEqual(lease)
    })

    test('behavior: of many that want it at once one has it', async () => {
      const { entry } = await desk.takeFresh('zero')
      await desk.take(entry, 'zero', 1)
      await sleep(50)
      const holders = Array.from({ length: 20 }, (_, index) => `holder-${index}`)
      const taken = await Promise.all(holders.map((holder) => desk.take(entry, holder)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    test('behavior: a released one is free at once, and only its holder releases it', async () => {
      const lease = await desk.takeFresh()
      await desk.store.releaseLease({ ...lease, holder: 'two' })
      expect(await desk.take(lease.entry, 'two')).toBe(null)
      await desk.store.releaseLease(lease)
      const held = (await desk.store.readLeases()).find(({ entry }) => entry === lease.entry)
      expect(held?.alive).toBe(false)
      const next = await desk.take(lease.entry, 'two')
      expect(next?.epoch).toBeGreaterThan(lease.epoch)
    })
  })
}

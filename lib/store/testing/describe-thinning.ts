import { describe, expect, test } from 'vitest'
import { noon, toExampleHealthPoint, toExampleMarketPoint, toExampleSave } from './examples'
import type { StoreDesk } from './store-desk'

const day = 86_400

/** How a store grows thinner with age. */
export function describeThinning(desk: StoreDesk): void {
  describe('thin', () => {
    test('default', async () => {
      const lease = await desk.takeFresh()
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
      await desk.store.save({ ...toExampleSave(lease, 1), marketPoints, healthPoints })
      await desk.store.noteLooked({ chainId: 79, address: '0x1', at: now - 91 * day })
      await desk.store.noteLooked({ chainId: 79, address: '0x2', at: now - 89 * day })
      for (let time = 1; time <= 2; time++) {
        await desk.store.thin({ now })
        const wide = { chainId: 1, from: 0, to: now }
        const points = await desk.store.readMarketPoints({
          ...wide,
          market: lease.entry,
          step: 300,
        })
        expect(points.map((point) => point.at)).toEqual([
          old + 3_300,
          old + 3_600,
          edge - 300,
          edge,
          edge + 300,
          noon,
        ])
        const health = await desk.store.readHealthPoints({ ...wide, address })
        expect(health.map((point) => point.at)).toEqual([now - 90 * day, now])
        expect(await desk.store.readLooked({ chainId: 79, since: 0 })).toEqual(['0x2'])
      }
    })
  })
}

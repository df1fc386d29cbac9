import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStore } from '../create-store'
import type { StoreLog } from '../store-log'
import { exampleNote, toExampleSave } from '../testing/examples'
import { quiet } from '../testing/quiet'
import { getPostgresObstacle, startPostgres, type TestPostgres } from '../testing/start-postgres'

const key = { chainId: 1, entry: 'main' }
const free = { ...key, holder: 'a', ttlMs: 60_000, note: exampleNote }

describe('createPostgresStore without a server', () => {
  test('behavior: a database that is not there rejects soon, and tells no secret', async () => {
    const told: unknown[] = []
    const note = (...line: unknown[]) => void told.push(line)
    const log: StoreLog = { info: note, warn: note, error: note }
    const databaseUrl = 'postgres://risk:hunter2pass@127.0.0.1:9/plimsoll'
    const store = await createStore({ databaseUrl, dataDir: '', log })
    const started = Date.now()
    const error: unknown = await store.takeLease(free).catch((reason: unknown) => reason)
    expect(Date.now() - started).toBeLessThan(10_000)
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE' })
    const shown = JSON.stringify([told, error, String(error)])
    expect(told).toHaveLength(1)
    expect(shown).not.toMatch(/hunter2pass|127\.0\.0\.1|risk:/)
    await store.close()
  })

  test('behavior: one that accepts and never answers rejects soon', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => sockets.push(socket))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const databaseUrl = `postgres://risk@127.0.0.1:${port}/plimsoll`
    const started = Date.now()
    const store = await createStore({ databaseUrl, dataDir: '', log: quiet })
    await expect(store.readLeases()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    expect(Date.now() - started).toBeLessThan(20_000)
    await store.close()
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
})

const obstacle = process.env.DATABASE_URL_TEST
  ? 'a server that was given can not be stopped'
  : getPostgresObstacle()

describe.skipIf(obstacle)(`createPostgresStore${obstacle ? ` (skipped: ${obstacle})` : ''}`, () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())
  const open = () => createStore({ databaseUrl: postgres.databaseUrl, dataDir: '', log: quiet })

  test('behavior: a server that dies rejects, and is used again once it is back', async () => {
    const store = await open()
    const lease = await store.takeLease(free)
    if (!lease) throw new Error('nobody else has it')
    const value = new Uint8Array(300)
    const rows = Array.from({ length: 30_000 }, (_, index) => ({ key: `row ${index}`, value }))
    const saving = store.save({ ...toExampleSave(lease, 1), rows }).catch((error: unknown) => error)
    await sleep(100)
    await postgres.kill()
    expect(await saving).toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await expect(store.readLeases()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await postgres.start()
    expect(await store.readState(key)).toBe(null)
    await store.save({ ...toExampleSave(lease, 2), rows })
    expect((await store.readState(key))?.rows).toHaveLength(30_000)
    await store.close()
  })

  test('behavior: a server that comes up later is used then', async () => {
    await postgres.kill()
    const store = await open()
    await expect(store.readLeases()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await postgres.start()
    expect(await store.readLeases()).toHaveLength(1)
    await store.close()
  })

  test('behavior: several processes prolong, save and read at once', async () => {
    const stores = await Promise.all([open(), open(), open()])
    const work = stores.map(async (store, index) => {
      const lease = await store.takeLease({ ...free, entry: `entry ${index}` })
      if (!lease) throw new Error('nobody else has it')
      for (let block = 1; block <= 20; block++) {
        const rows = [{ key: 'row', value: Uint8Array.of(block) }]
        await store.save({ ...toExampleSave(lease, block), rows })
      }
    })
    await Promise.all(work)
    for (const [index, store] of stores.entries()) {
      const state = await store.readState({ chainId: 1, entry: `entry ${(index + 1) % 3}` })
      expect(state?.rows).toEqual([{ key: 'row', value: Uint8Array.of(20) }])
    }
    await Promise.all(stores.map((store) => store.close()))
  })

  test('error: a database that is not there is a mistake in the configuration', async () => {
    const databaseUrl = postgres.databaseUrl.replace(/postgres$/, 'nowhere')
    const opening = createStore({ databaseUrl, dataDir: '', log: quiet })
    await expect(opening).rejects.toMatchObject({ code: 'CONFIG' })
    await expect(opening).rejects.toThrow('DATABASE_URL')
    await expect(opening).rejects.not.toThrow('hunter2pass')
  })
})

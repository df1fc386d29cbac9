import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStore } from '../create-store'
import type { Store } from '../store'
import { exampleNote, toExampleSave } from '../testing/examples'
import { makeTestDataDir } from '../testing/make-test-data-dir'
import { quiet } from '../testing/quiet'

const key = { chainId: 1, entry: 'main' }

describe('EmbeddedStore', () => {
  let dataDir: string
  let told: { fields: object; text: string }[]
  const tell = (fields: object, text: string) => void told.push({ fields, text })
  const log = { ...quiet, warn: tell, error: tell }
  const open = () => createStore({ dataDir, log })

  beforeEach(async () => {
    dataDir = await makeTestDataDir()
    told = []
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  async function saveOne(store: Store): Promise<void> {
    const lease = await store.takeLease({ ...key, holder: 'a', ttlMs: 60_000, note: exampleNote })
    if (!lease) throw new Error('nobody else has it')
    const rows = [{ key: 'row', value: Uint8Array.of(1) }]
    await store.save({ ...toExampleSave(lease, 1), rows })
  }
  /** Opens, saves, closes; then `damage` has the database's files. */
  async function damageFiles(damage: (folder: string) => void): Promise<void> {
    const store = await open()
    await saveOne(store)
    await store.close()
    damage(join(dataDir, 'db'))
  }

  test('behavior: the main thread goes on while the database computes', async () => {
    const store = await open()
    const lease = await store.takeLease({ ...key, holder: 'a', ttlMs: 60_000, note: exampleNote })
    if (!lease) throw new Error('nobody else has it')
    const value = new Uint8Array(100)
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ key: `row ${index}`, value }))
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    await store.save({ ...toExampleSave(lease, 1), rows })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(20)
    await store.close()
  })

  test('error: a second opener is told who uses the folder', async () => {
    const store = await open()
    await expect(open()).rejects.toMatchObject({ code: 'CONFIG' })
    await expect(open()).rejects.toThrow(`process ${process.pid}`)
    await store.close()
    const other = spawn(
      process.execPath,
      ['--import', 'tsx', 'lib/store/testing/save-in-a-loop.ts', dataDir],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(other.stdout, 'data')
    await expect(open()).rejects.toThrow(`process ${other.pid}`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    const next = await open()
    expect((await next.readLeases()).map(({ holder }) => holder)).toEqual(['loop'])
    await next.close()
  })

  test('behavior: files that can not be opened are set aside, said so, and made anew', async () => {
    await damageFiles((folder) => truncateSync(join(folder, 'global/pg_control'), 0))
    const store = await open()
    const names = readdirSync(dataDir).filter((name) => name !== 'db.lock')
    expect(names).toEqual(['db', expect.stringMatching(/^db\.broken-\d{4}-\d\d-\d\dT/)])
    expect(told).toEqual([
      {
        fields: expect.objectContaining({ aside: join(dataDir, names[1] ?? '') }),
        text: expect.stringContaining('moved aside'),
      },
    ])
    expect(await store.readState(key)).toBe(null)
    await saveOne(store)
    await store.close()
  })

  test('behavior: damage that is only met while it runs is healed by the next call', async () => {
    await damageFiles((folder) => {
      const base = join(folder, 'base/5')
      for (const name of readdirSync(base)) {
        const file = join(base, name)
        const holdsValue = /^\d+$/.test(name) && readFileSync(file).includes('row')
        if (holdsValue && Number(name) > 16_384)
          writeFileSync(file, new Uint8Array(statSync(file).size).fill(9))
      }
    })
    const store = await open()
    await expect(store.readState(key)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await expect.poll(() => told.length).toBeGreaterThan(0)
    expect(await store.readState(key)).toBe(null)
    await saveOne(store)
    await store.close()
    expect(readdirSync(dataDir).filter((name) => name.startsWith('db.broken'))).toHaveLength(1)
  })

  test.runIf(existsSync('/proc/sys/kernel/random/boot_id'))(
    'behavior: files of before the machine stopped in the middle of it are not trusted',
    async () => {
      const lockFile = join(dataDir, 'db.lock')
      const store = await open()
      await saveOne(store)
      const lock = readFileSync(lockFile, 'utf8')
      await store.close()
      const { boot } = JSON.parse(lock) as { boot: string }
      writeFileSync(lockFile, lock.replaceAll(boot, 'an-earlier-run'))
      const next = await open()
      expect(told).toEqual([
        {
          fields: expect.objectContaining({
            reason: expect.stringContaining('the machine stopped'),
          }),
          text: expect.stringContaining('moved aside'),
        },
      ])
      expect(await next.readState(key)).toBe(null)
      await next.close()
    },
  )

  test('error: a closed store says so, and closes twice', async () => {
    const store = await open()
    await store.close()
    await store.close()
    await expect(store.readLeases()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })

  test('behavior: in memory, without a folder', async () => {
    const store = await createStore({ dataDir: 'memory://', log })
    await saveOne(store)
    expect(await store.readState(key)).toMatchObject({ rows: [{ key: 'row' }] })
    await store.close()
  })
})

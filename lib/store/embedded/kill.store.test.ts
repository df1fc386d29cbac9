import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRng } from '@/lib/devnet/rng'
import { createStore } from '../create-store'
import { makeTestDataDir } from '../testing/make-test-data-dir'
import { quiet } from '../testing/quiet'
import { replayLoopRows } from '../testing/to-loop-rows'

const kills = 12

describe('a process that saves is killed', () => {
  let dataDir: string
  let child: ChildProcess | undefined
  beforeAll(async () => {
    dataDir = await makeTestDataDir()
  })
  afterAll(async () => {
    child?.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })

  /** Starts one, kills it some time after it opened the store. @returns the last block it was told is kept */
  async function saveUntilKilled(afterMs: number): Promise<number> {
    child = spawn(
      process.execPath,
      ['--import', 'tsx', 'lib/store/testing/save-in-a-loop.ts', dataDir],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    if (!child.stdout) throw new Error('no output')
    let last = 0
    const lines = createInterface({ input: child.stdout })
    const exited = Promise.all([once(child, 'exit'), once(lines, 'close')])
    const opened = new Promise<void>((resolve) => {
      lines.on('line', (line) => {
        if (line === 'open') resolve()
        else last = Number(line)
      })
    })
    await Promise.race([opened, exited])
    await sleep(afterMs)
    child.kill('SIGKILL')
    await exited
    return last
  }

  test(`behavior: what it saved is there, whole, at ${kills} random moments`, async () => {
    const rng = createRng(11)
    let before = 0
    for (let kill = 1; kill <= kills; kill++) {
      const told = await saveUntilKilled(rng() * 900)
      const store = await createStore({ dataDir, log: quiet })
      const state = await store.readState({ chainId: 1, entry: 'loop' })
      await store.close()
      const kept = state?.block.number ?? 0
      expect(kept).toBeGreaterThanOrEqual(Math.max(told, before))
      expect(kept).toBeLessThanOrEqual(Math.max(told, before) + 1)
      expect([...(state?.head ?? [])]).toEqual(kept === 0 ? [] : [kept % 256])
      const rows = new Map(state?.rows.map(({ key, value }) => [key, value]))
      expect(rows).toEqual(replayLoopRows(kept))
      before = kept
    }
    expect(before).toBeGreaterThan(kills)
    expect(readdirSync(dataDir)).toEqual(['db'])
  })

  test('behavior: one that is killed while it makes the database leaves nothing in the way', async () => {
    const fresh = join(dataDir, 'fresh')
    const making = spawn(
      process.execPath,
      ['--import', 'tsx', 'lib/store/testing/save-in-a-loop.ts', fresh],
      { stdio: 'ignore' },
    )
    const exited = once(making, 'exit')
    while (!existsSync(fresh) || !readdirSync(fresh).some((name) => name.startsWith('db.new')))
      await sleep(20)
    making.kill('SIGKILL')
    await exited
    const store = await createStore({ dataDir: fresh, log: quiet })
    expect(await store.readLeases()).toEqual([])
    await store.close()
    expect(readdirSync(fresh)).toEqual(['db'])
  })
})

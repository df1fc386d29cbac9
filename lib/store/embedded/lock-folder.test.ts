import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from './lock-folder'

describe('lockFolder', () => {
  let dataDir: string
  let folder: string
  let lockFile: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'plimsoll-lock-'))
    folder = join(dataDir, 'deep', 'db')
    lockFile = `${folder}.lock`
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  /** Writes a lock as another process would have left it. */
  function leave(change: Record<string, unknown>) {
    const own = lockFolder(folder)
    const owner = JSON.parse(readFileSync(lockFile, 'utf8')) as Record<string, unknown>
    own.release()
    writeFileSync(lockFile, JSON.stringify({ ...owner, token: 'theirs', ...change }))
  }

  test('default', () => {
    const lock = lockFolder(folder)
    expect(lock.leftBy).toBe(null)
    expect(readdirSync(join(folder, '..'))).toEqual(['db.lock'])
    lock.release()
    expect(existsSync(lockFile)).toBe(false)
    lockFolder(folder).release()
  })

  test('error: who comes second is told whom it belongs to and what to do', () => {
    const lock = lockFolder(folder)
    const second = () => lockFolder(folder)
    expect(second).toThrowError(expect.objectContaining({ code: 'CONFIG' }))
    expect(second).toThrow(new RegExp(`${folder} is in use by process ${process.pid}\\.`))
    expect(second).toThrow('DATA_DIR=')
    lock.release()
  })

  test('behavior: what a dead process left is taken over', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    leave({ pid })
    const lock = lockFolder(folder)
    expect(lock.leftBy).toMatchObject({ pid })
    expect(readdirSync(join(folder, '..'))).toEqual(['db.lock'])
    lock.release()
  })

  test.runIf(existsSync('/proc/self/stat'))(
    'behavior: a process of the same number that was started later is another one',
    () => {
      leave({ startedAt: '1' })
      lockFolder(folder).release()
    },
  )

  test('behavior: an owner in another container counts while it gives signs of life', () => {
    leave({ place: 'elsewhere', boot: null })
    expect(() => lockFolder(folder)).toThrow('in use')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lockFile, longAgo, longAgo)
    lockFolder(folder).release()
  })

  test('behavior: a lock that can not be read counts while it is fresh', () => {
    lockFolder(folder).release()
    writeFileSync(lockFile, '{')
    expect(() => lockFolder(folder)).toThrow('in use')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lockFile, longAgo, longAgo)
    lockFolder(folder).release()
  })

  test('behavior: a lock that somebody else has by now is not given back', () => {
    const lock = lockFolder(folder)
    writeFileSync(
      lockFile,
      readFileSync(lockFile, 'utf8').replace(/"token":"[^"]+"/, '"token":"x"'),
    )
    lock.release()
    expect(existsSync(lockFile)).toBe(true)
  })

  test('error: a folder that can not be written is a mistake in the configuration', () => {
    writeFileSync(join(dataDir, 'file'), '')
    const refused = () => lockFolder(join(dataDir, 'file', 'db'))
    expect(refused).toThrowError(expect.objectContaining({ code: 'CONFIG' }))
    expect(refused).toThrow('DATA_DIR')
  })
})

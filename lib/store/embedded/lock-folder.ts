import { randomUUID } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '@/lib/errors'
import { getOwnIdentity, isRunning, type ProcessIdentity } from './process-identity'

const beatMs = 5_000
/** An owner that can't be looked for, as in another container, is gone when it has been silent for so long. */
const silentMs = 30_000

export type FolderLock = {
  /** Who had the lock before and did not give it back. */
  leftBy: ProcessIdentity | null
  /** Whoever that was, the machine itself stopped: what was written last may not have reached the disk. */
  isLeftByMachine: boolean
  release: () => void
}

type Owner = ProcessIdentity & { token: string }

/**
 * Makes this process the only one to use `folder`, by a file beside it that names it. What a dead process left
 * is taken over.
 * @throws ConfigError where another process, or another part of this one, uses it
 */
export function lockFolder(folder: string): FolderLock {
  const file = `${folder}.lock`
  const own: Owner = { ...getOwnIdentity(), token: randomUUID() }
  makeFolder(join(folder, '..'))
  let leftBy: ProcessIdentity | null = null
  while (!take(file, own)) {
    const owner = readOwner(file)
    if (owner === undefined) continue
    if (owner === null ? isFresh(file) : (isRunning(owner) ?? isFresh(file)))
      throw new ConfigError(`${folder} is in use by process ${owner?.pid ?? '(unknown)'}.`, {
        metaMessages: [
          `Stop that process, or give this one a folder of its own: DATA_DIR=${join(folder, '..')}-2`,
          `If it doesn't run any more, remove ${file}`,
        ],
      })
    if (takeAway(file, { token: owner?.token, own })) leftBy = owner
  }
  const beat = setInterval(() => touch(file), beatMs)
  beat.unref()
  return {
    leftBy,
    isLeftByMachine: isOfOtherBoot(leftBy, own),
    release: () => {
      clearInterval(beat)
      if (readOwner(file)?.token === own.token) rmSync(file, { force: true })
    },
  }
}

function isOfOtherBoot(left: ProcessIdentity | null, own: ProcessIdentity): boolean {
  return left !== null && left.boot !== null && own.boot !== null && left.boot !== own.boot
}

/** With all its content at once, and only where there is none. */
function take(file: string, own: Owner): boolean {
  const draft = `${file}.${own.token}`
  try {
    writeFileSync(draft, `${JSON.stringify(own)}\n`)
    linkSync(draft, file)
    return true
  } catch (error) {
    if (existsSync(file)) return false
    throw toConfigError(file, error)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Of several that find the same dead owner one takes its file away; a lock that came between goes back. */
function takeAway(
  file: string,
  { token, own }: { token: string | undefined; own: Owner },
): boolean {
  const aside = `${file}.left-${own.token}`
  try {
    renameSync(file, aside)
    const isDead = readOwner(aside)?.token === token
    if (!isDead) linkSync(aside, file)
    return isDead
  } catch {
    return false
  } finally {
    rmSync(aside, { force: true })
  }
}

/** `undefined` where there is no lock, `null` where it can't be read. */
function readOwner(file: string): Owner | null | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>
    return typeof owner.pid === 'number' && typeof owner.token === 'string'
      ? (owner as Owner)
      : null
  } catch {
    return existsSync(file) ? null : undefined
  }
}

function isFresh(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs < silentMs
  } catch {
    return false
  }
}

function touch(file: string): void {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // A full disk or a folder taken away: the next beat tries again.
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw toConfigError(folder, error)
  }
}

function toConfigError(path: string, cause: unknown): ConfigError {
  const { code } = cause as NodeJS.ErrnoException
  return new ConfigError(`${path} can't be written (${code ?? 'unknown'}).`, {
    metaMessages: ['DATA_DIR must be a folder that this user can write. Example: DATA_DIR=.data'],
  })
}

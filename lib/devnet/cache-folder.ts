import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
/** Git-ignored folder for what is built from the lockfile and the sources. */
export const defaultCacheFolder = join(projectRoot, '.cache')

/** The file's text, or undefined when there is no such file. */
export async function readCached(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes a file whole or not at all, so that a reader never sees half of it. */
export async function writeCached(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}.partial`
  await writeFile(partial, content)
  await rename(partial, path)
}

/** Removes a folder's files that nobody has built for so many days. */
export async function removeOldFiles(folder: string, days: number): Promise<void> {
  const oldest = Date.now() - days * 86_400_000
  for (const file of await readdir(folder)) {
    const path = join(folder, file)
    const info = await stat(path).catch(() => undefined)
    if (info?.isFile() && info.mtimeMs < oldest) await rm(path, { force: true })
  }
}

const LOCK_POLL_MILLISECONDS = 100
const LOCK_STALE_MILLISECONDS = 5_000

async function isAbandoned(lock: string): Promise<boolean> {
  const owner = Number(await readCached(join(lock, 'pid')))
  if (owner > 0) {
    try {
      process.kill(owner, 0)
      return false
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH'
    }
  }
  const age = await stat(lock).then(
    (info) => Date.now() - info.mtimeMs,
    () => 0,
  )
  return age > LOCK_STALE_MILLISECONDS
}

/**
 * Runs `build` while no other process runs one for the same path. A lock whose owner is gone is
 * taken over.
 */
export async function withBuildLock<T>(path: string, build: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  await mkdir(dirname(path), { recursive: true })
  for (;;) {
    try {
      await mkdir(lock)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (await isAbandoned(lock)) await rm(lock, { recursive: true, force: true })
    else await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MILLISECONDS))
  }
  try {
    await writeFile(join(lock, 'pid'), String(process.pid))
    return await build()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

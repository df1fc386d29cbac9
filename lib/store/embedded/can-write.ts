import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a database wants to open: its log is written in pieces of 16 MB. */
const neededBytes = 128 * 1024 * 1024

/**
 * Whether there is room, and the right, to write beside a folder. Where there isn't, a database that can't be
 * opened may be whole.
 */
export function canWrite(folder: string): boolean {
  const probe = `${folder}.probe`
  try {
    const { bavail, bsize } = statfsSync(dirname(folder))
    writeFileSync(probe, 'written to see whether it can be\n')
    return bavail * bsize >= neededBytes
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}

import { rmSync, writeFileSync } from 'node:fs'

const probeBytes = 1024 * 1024

/** Whether there is room, and the right, to write beside a folder: where there isn't, its files may be whole. */
export function canWrite(folder: string): boolean {
  const probe = `${folder}.probe`
  try {
    writeFileSync(probe, new Uint8Array(probeBytes))
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}

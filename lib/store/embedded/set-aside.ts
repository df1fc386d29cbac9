import { readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Moves a damaged database out of the way, in place of one that was moved before. @returns its new place */
export function setAside(folder: string): string {
  const parent = dirname(folder)
  const prefix = `${basename(folder)}.broken-`
  for (const name of readdirSync(parent))
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
  const aside = join(parent, `${prefix}${new Date().toISOString().replace(/[:.]/g, '-')}`)
  renameSync(folder, aside)
  return aside
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StoreError } from '@/lib/errors'
import { getSourcePath } from './get-source-path'

/**
 * Makes an empty database where there is none. In a process of its own, because it takes hundreds of megabytes
 * that a thread would not give back; under another name until it is whole.
 */
export async function makeDatabaseFolder(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  removeDrafts(folder)
  const draft = `${folder}.new-${process.pid}`
  const child = fork(getSourcePath('initialize-folder.ts'), [draft], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new StoreError("The embedded database can't be made.", {
      details: said.trim().split('\n').at(-1) || `exit code ${code}`,
    })
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(draft, folder)
}

/** Left by a process that was ended while it made one. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(dirname(folder)))
    if (name.startsWith(`${basename(folder)}.new-`))
      rmSync(join(dirname(folder), name), { recursive: true, force: true })
}

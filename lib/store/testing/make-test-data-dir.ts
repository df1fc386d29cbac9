import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabaseFolder } from '../embedded/make-database-folder'

const cache = join(process.cwd(), '.cache/store')

/**
 * A folder with an empty embedded database in it, for one test: to make one takes seconds, to copy it
 * milliseconds. Remove it after the test.
 */
export async function makeTestDataDir(): Promise<string> {
  const template = join(cache, `pglite-${readVersion()}`)
  if (!existsSync(join(template, 'PG_VERSION'))) await makeTemplate(template)
  const dataDir = mkdtempSync(join(tmpdir(), 'plimsoll-store-'))
  cpSync(template, join(dataDir, 'db'), { recursive: true })
  return dataDir
}

async function makeTemplate(template: string): Promise<void> {
  const own = `${template}-${process.pid}`
  mkdirSync(cache, { recursive: true })
  await makeDatabaseFolder(own)
  try {
    renameSync(own, template)
  } catch {
    // Another test file was quicker.
    rmSync(own, { recursive: true, force: true })
  }
}

function readVersion(): string {
  const text = readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

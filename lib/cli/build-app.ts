import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { spawnNode, waitForExit } from './child'
import { hintFirstScripts } from './hint-first-scripts'

const buildFolder = '.next'
const stampFile = join(buildFolder, 'sources.sha256')
const sourceFolders = ['app', 'components', 'lib', 'public']
const sourceFiles = [
  'instrumentation.ts',
  'proxy.ts',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/** Next's own command line, run by Node without a shell. */
export const nextBin = createRequire(import.meta.url).resolve('next/dist/bin/next')

/**
 * Builds the app unless the build that is there was made of the present sources.
 * @throws Error with the end of the build's output where it fails
 */
export async function buildApp(say: (line: string) => void): Promise<void> {
  const sources = hashSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return
  const started = Date.now()
  say('building the pages (once; about a minute) …')
  const child = spawnNode([nextBin, 'build'], { quiet: true, env: { NODE_ENV: 'production' } })
  const output: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const code = await waitForExit(child)
  if (code !== 0) {
    process.stderr.write(output.join(''))
    throw new Error(
      `the pages could not be built (exit code ${code}); what the build said is above`,
    )
  }
  hintFirstScripts(buildFolder)
  writeFileSync(stampFile, sources)
  say(`built in ${Math.round((Date.now() - started) / 1000)} s`)
}

function hashSources(): string {
  const hash = createHash('sha256')
  const files = [...sourceFolders.flatMap(listFiles), ...sourceFiles].filter(isBuilt).sort()
  for (const file of files)
    hash.update(file).update('\0').update(readFileSync(file, 'utf8')).update('\0')
  return hash.update(process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID ?? '').digest('hex')
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

/** Tests, commands and the embedded chain are not part of what Next builds. */
function isBuilt(file: string): boolean {
  return !/\.test\.tsx?$|^lib[\\/](cli|bench|devnet)[\\/]/.test(file)
}

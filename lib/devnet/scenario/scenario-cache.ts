import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultCacheFolder, readCached, withBuildLock, writeCached } from '../cache-folder'
import { parseManifestJson, toManifestJson } from '../manifest-json'
import type { ProtocolName } from '../protocols/scenario/desk-types'
import { hashDevnetSources } from '../source-hash'
import { buildScenario, type ScenarioManifest } from './build-scenario'

const ALL_PROTOCOLS = ['aave-v3', 'morpho-blue', 'compound-v3', 'sky'] as const
const WEEK_SECONDS = 7 * 24 * 3600
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * 24 * 3600
/** A past that ended longer ago would leave the last weeks of every chart empty. */
const MAXIMUM_AGE_SECONDS = 2 * WEEK_SECONDS

/** Sources that don't change what the past looks like. */
const UNRELATED = /^(live|start-|devnet-|test-|built-|random-action|actions)|scenario-cache/
const UNRELATED_TO_AAVE =
  /^(live|start-|devnet-|test-|built-|random-action|actions|protocols|morpho-blue|compound-v3|sky)|scenario-cache/

export interface CachedScenario {
  statePath: string
  manifest: ScenarioManifest
}

/** Where the past ends unless told otherwise: the last Monday, 0:00 UTC. */
export function getDefaultEnd(nowSeconds: number): number {
  return Math.floor((nowSeconds - FIRST_MONDAY) / WEEK_SECONDS) * WEEK_SECONDS + FIRST_MONDAY
}

async function readScenario(base: string): Promise<CachedScenario | undefined> {
  const manifest = await readCached(`${base}.manifest.json`)
  if (manifest === undefined) return undefined
  return {
    statePath: `${base}.state.json`,
    manifest: parseManifestJson<ScenarioManifest>(manifest),
  }
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Ends of the builds of these sources that are in the cache, newest first. */
async function readEnds(folder: string, hash: string): Promise<number[]> {
  const pattern = new RegExp(`^${hash}-(\\d+)\\.manifest\\.json$`)
  const ends = (await listFiles(folder)).flatMap((file) => pattern.exec(file)?.[1] ?? [])
  return ends.map(Number).sort((a, b) => b - a)
}

/** A past of other protocols that the same sources build stays. */
async function removeOthers(folder: string, keep: readonly string[]): Promise<void> {
  for (const file of await listFiles(folder)) {
    const isKept = keep.some((hash) => file.startsWith(hash))
    if (/\.(state|manifest)\.json$/.test(file) && !isKept) {
      await rm(join(folder, file), { force: true })
    }
  }
}

/** Aave alone does not follow from the other protocols' sources. */
function getHash(protocols: readonly ProtocolName[]): string {
  const further = protocols.filter((protocol) => protocol !== 'aave-v3').sort()
  if (further.length === 0) return hashDevnetSources(UNRELATED_TO_AAVE).slice(0, 20)
  const sources = hashDevnetSources(UNRELATED) + further.join()
  return createHash('sha256').update(sources).digest('hex').slice(0, 20)
}

/**
 * The built past, from the cache or built now. The cache's key is the hash of the sources and the
 * locked packages, and the moment at which the past ends. Without `endTimestamp` a cached past of
 * the last two weeks is good enough, else one that ends on the last Monday is built.
 */
export async function getScenario({
  cacheFolder = join(defaultCacheFolder, 'devnet'),
  endTimestamp,
  nowSeconds = Math.floor(Date.now() / 1000),
  protocols = ['aave-v3'],
  log,
}: {
  cacheFolder?: string
  endTimestamp?: number
  nowSeconds?: number
  protocols?: readonly ProtocolName[]
  log: (line: string) => void
}): Promise<CachedScenario> {
  const hash = getHash(protocols)
  const recent = (await readEnds(cacheFolder, hash)).find(
    (end) => end <= nowSeconds && nowSeconds - end <= MAXIMUM_AGE_SECONDS,
  )
  const end = endTimestamp ?? recent ?? getDefaultEnd(nowSeconds)
  const base = join(cacheFolder, `${hash}-${end}`)
  const cached = await readScenario(base)
  if (cached) return cached
  return await withBuildLock(base, async () => {
    const built = await readScenario(base)
    if (built) return built
    const started = Date.now()
    log('local chain: building its past, once')
    const statePath = `${base}.state.json`
    const manifest = await buildScenario({
      endTimestamp: end,
      statePath,
      protocols,
      log: (line) => log(`local chain: ${line}`),
    })
    await writeCached(`${base}.manifest.json`, toManifestJson(manifest))
    await removeOthers(cacheFolder, [hash, getHash(['aave-v3']), getHash(ALL_PROTOCOLS)])
    log(`local chain: built in ${Math.round((Date.now() - started) / 1000)} s`)
    return { statePath, manifest }
  })
}

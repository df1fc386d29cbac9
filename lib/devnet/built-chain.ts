import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type Anvil, type AnvilOptions, startAnvil } from './anvil'
import {
  defaultCacheFolder,
  readCached,
  removeOldFiles,
  withBuildLock,
  writeCached,
} from './cache-folder'
import { parseManifestJson, toManifestJson } from './manifest-json'
import { dumpState } from './state'

const KEPT_DAYS = 2

export interface BuiltChain<Manifest> {
  /** For anvil's `--load-state`. */
  statePath: string
  manifest: Manifest
}

/**
 * The state of a chain and what one must know of it, from `.cache` or built now on a node of its own.
 * `key` says what it follows from: another key, another build.
 *
 * @throws Error when anvil is missing or the build fails.
 */
export async function getBuiltChain<Manifest>({
  folder,
  key,
  anvil: options,
  build,
}: {
  /** Below `.cache`. */
  folder: string
  key: string
  anvil: AnvilOptions
  build: (anvil: Anvil) => Promise<Manifest>
}): Promise<BuiltChain<Manifest>> {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 24)
  const base = join(defaultCacheFolder, folder, hash)
  const [statePath, manifestPath] = [`${base}.state.json`, `${base}.manifest.json`]
  const cached = await readCached(manifestPath)
  if (cached) return { statePath, manifest: parseManifestJson<Manifest>(cached) }
  return await withBuildLock(base, async () => {
    const built = await readCached(manifestPath)
    if (built) return { statePath, manifest: parseManifestJson<Manifest>(built) }
    const anvil = await startAnvil(options)
    try {
      const manifest = await build(anvil)
      await dumpState(anvil.rpcUrl, statePath)
      await writeCached(manifestPath, toManifestJson(manifest))
      await removeOldFiles(dirname(base), KEPT_DAYS)
      return { statePath, manifest }
    } finally {
      await anvil.stop()
    }
  })
}

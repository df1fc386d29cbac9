import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { projectRoot } from './cache-folder'

/** Import prefixes and the folders below `node_modules` they stand for. */
const REMAPPINGS: readonly [string, string][] = [
  ['openzeppelin-contracts-upgradeable/contracts/', '@openzeppelin/contracts-upgradeable/'],
  ['openzeppelin-contracts/contracts/', '@openzeppelin/contracts/'],
  ['solidity-utils/', '@bgd-labs/solidity-utils/src/'],
]

const IMPORT = /^\s*import\s+(?:[^'";]*?from\s+)?['"]([^'"]+)['"]/gm

function toSourceName(imported: string, importer: string): string {
  if (imported.startsWith('.')) return posix.join(posix.dirname(importer), imported)
  const remapping = REMAPPINGS.find(([prefix]) => imported.startsWith(prefix))
  return remapping ? remapping[1] + imported.slice(remapping[0].length) : imported
}

function toPath(sourceName: string): string {
  const folder = sourceName.startsWith('lib/devnet/')
    ? projectRoot
    : join(projectRoot, 'node_modules')
  return join(folder, sourceName)
}

/**
 * Reads Solidity files with everything they import. Names are paths below `node_modules`, or below
 * the project's root for sources of our own in `lib/devnet`.
 *
 * @throws Error naming the file that can't be read.
 */
export function readSources(entries: readonly string[]): Record<string, { content: string }> {
  const sources: Record<string, { content: string }> = {}
  const pending = [...entries]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (sources[name]) continue
    const content = readFileSync(toPath(name), 'utf8')
    sources[name] = { content }
    for (const [, imported] of content.matchAll(IMPORT)) {
      if (imported) pending.push(toSourceName(imported, name))
    }
  }
  return Object.fromEntries(Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The remappings in the compiler's notation. */
export const solidityRemappings = REMAPPINGS.map(([prefix, target]) => `${prefix}=${target}`)

import { join } from 'node:path'

/**
 * Where one of this folder's sources lies. Not by `import.meta.url`: in the server's bundle that is elsewhere. All
 * commands run in the folder of the sources.
 */
export function getSourcePath(name: string): string {
  return join(process.cwd(), 'lib/store/embedded', name)
}

import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function findPackagedAnvil(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      '@foundry-rs/anvil-linux-amd64/package.json',
    )
    return join(dirname(manifest), 'bin', 'anvil')
  } catch {
    return undefined
  }
}

/**
 * Path of the anvil binary: `ANVIL_PATH`, then the optional npm package for Linux on amd64, then
 * `anvil` on `PATH`.
 *
 * @throws Error with one line saying how to get anvil when there is none, or when `ANVIL_PATH`
 * names something that can't be executed.
 */
export function findAnvil(environment: NodeJS.ProcessEnv = process.env): string {
  const configured = environment.ANVIL_PATH
  if (configured) {
    if (isExecutable(configured)) return configured
    throw new Error(`ANVIL_PATH is not an executable file: ${configured}`)
  }
  const packaged = findPackagedAnvil()
  const onPath = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'anvil'))
  const usesPackage = process.platform === 'linux' && process.arch === 'x64'
  const candidates = usesPackage && packaged ? [packaged, ...onPath] : onPath
  const found = candidates.find(isExecutable)
  if (found) return found
  throw new Error(
    'anvil, the local chain, was not found: install Foundry (https://getfoundry.sh) so that `anvil` is on PATH, or set ANVIL_PATH to its binary',
  )
}

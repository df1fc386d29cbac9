import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './cache-folder'

/** Packages whose version decides what a built chain looks like. */
const PACKAGES = [
  '@aave-dao/aave-v3-origin',
  '@aave/core-v3',
  '@aave/periphery-v3',
  '@chainlink/contracts',
  '@ensdomains/ens',
  '@ensdomains/resolver',
  '@openzeppelin/contracts',
  '@openzeppelin/contracts-upgradeable',
  '@bgd-labs/solidity-utils',
  '@foundry-rs/anvil-linux-amd64',
  '@makerdao/testchain',
  '@morpho-org/morpho-blue',
  '@uniswap/v2-core',
  '@uniswap/v2-periphery',
  '@uniswap/v3-core',
  '@uniswap/v3-periphery',
  'solc-0.6.6',
  'solc-0.8.19',
  'solc-0.8.27',
  'viem',
]

function readLockedVersions(): string[] {
  const lockfile = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string }>
  }
  return PACKAGES.map(
    (name) => `${name}@${lockfile.packages[`node_modules/${name}`]?.version ?? 'absent'}`,
  )
}

/**
 * Hash of what a built chain follows from: the sources of this folder (tests and `ignore`d files
 * left out) and the locked versions of the packages they use.
 */
export function hashDevnetSources(ignore?: RegExp): string {
  const folder = join(projectRoot, 'lib', 'devnet')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|sol)$/.test(file) && !/\.test\.ts$/.test(file) && !ignore?.test(file))
    .sort()
  const hash = createHash('sha256')
  for (const version of readLockedVersions()) hash.update(`${version}\n`)
  for (const file of files)
    hash.update(`${file}\n`).update(readFileSync(join(folder, file), 'utf8'))
  return hash.digest('hex')
}

import { compileContracts } from '../compile'

/** Compiles the specification contract of Compound v3, our own. */
export function compileSpecComet(cacheFolder?: string) {
  return compileContracts({
    label: 'spec-comet',
    compiler: 'solc-0.8.27',
    evmVersion: 'shanghai',
    optimizerRuns: 200,
    contracts: { SpecComet: 'lib/devnet/compound-v3/contracts/SpecComet.sol' },
    ...(cacheFolder ? { cacheFolder } : {}),
  })
}

import { compileContracts } from '../compile'

const FOLDER = 'lib/devnet/sky/contracts'

/** Compiles what the recorded deployment lacks: oracle modules on feeds, and a price curve. */
export function compileSkyAdditions(cacheFolder?: string) {
  return compileContracts({
    label: 'sky',
    compiler: 'solc-0.8.27',
    evmVersion: 'shanghai',
    optimizerRuns: 200,
    contracts: {
      FeedSource: `${FOLDER}/FeedSource.sol`,
      SpecOracleModule: `${FOLDER}/SpecOracleModule.sol`,
      SpecExponentialDecrease: `${FOLDER}/SpecExponentialDecrease.sol`,
    },
    ...(cacheFolder ? { cacheFolder } : {}),
  })
}

import { compileContracts } from '../compile'

const FOLDER = 'lib/devnet/morpho-blue/contracts'

/**
 * Compiles Morpho from `@morpho-org/morpho-blue` 1.0.0 with its deployment's settings, and beside it
 * our own oracles, rate model and specification contracts of pre-liquidation.
 */
export async function compileMorpho(cacheFolder?: string) {
  const cache = cacheFolder ? { cacheFolder } : {}
  const [morpho, additions] = await Promise.all([
    compileContracts({
      label: 'morpho-blue',
      compiler: 'solc-0.8.19',
      evmVersion: 'paris',
      optimizerRuns: 999_999,
      viaIR: true,
      contracts: { Morpho: '@morpho-org/morpho-blue/src/Morpho.sol' },
      ...cache,
    }),
    compileContracts({
      label: 'morpho-blue-additions',
      compiler: 'solc-0.8.27',
      evmVersion: 'shanghai',
      optimizerRuns: 200,
      contracts: {
        FeedRatioOracle: `${FOLDER}/FeedRatioOracle.sol`,
        BreakableOracle: `${FOLDER}/FeedRatioOracle.sol`,
        LinearRateModel: `${FOLDER}/LinearRateModel.sol`,
        SpecPreLiquidation: `${FOLDER}/SpecPreLiquidation.sol`,
        SpecPreLiquidationFactory: `${FOLDER}/SpecPreLiquidation.sol`,
      },
      ...cache,
    }),
  ])
  return { ...morpho, ...additions }
}

import { compileContracts } from '../compile'

const SOURCES = '@aave-dao/aave-v3-origin/src/contracts'

/** Compiles Aave v3.6 from `@aave-dao/aave-v3-origin` 3.6.0, in two compilers side by side. */
export async function compileAaveV36(cacheFolder?: string) {
  const settings = {
    compiler: 'solc-0.8.27',
    evmVersion: 'shanghai',
    optimizerRuns: 200,
    ...(cacheFolder ? { cacheFolder } : {}),
  } as const
  const [core, tokens] = await Promise.all([
    compileContracts({
      ...settings,
      label: 'aave-v3-6-pool',
      contracts: {
        PoolInstance: `${SOURCES}/instances/PoolInstance.sol`,
        PoolLogic: `${SOURCES}/protocol/libraries/logic/PoolLogic.sol`,
        SupplyLogic: `${SOURCES}/protocol/libraries/logic/SupplyLogic.sol`,
        BorrowLogic: `${SOURCES}/protocol/libraries/logic/BorrowLogic.sol`,
        FlashLoanLogic: `${SOURCES}/protocol/libraries/logic/FlashLoanLogic.sol`,
        LiquidationLogic: `${SOURCES}/protocol/libraries/logic/LiquidationLogic.sol`,
      },
    }),
    compileContracts({
      ...settings,
      label: 'aave-v3-6-rest',
      contracts: {
        ConfiguratorLogic: `${SOURCES}/protocol/libraries/logic/ConfiguratorLogic.sol`,
        PoolConfiguratorInstance: `${SOURCES}/instances/PoolConfiguratorInstance.sol`,
        ATokenInstance: `${SOURCES}/instances/ATokenInstance.sol`,
        VariableDebtTokenInstance: `${SOURCES}/instances/VariableDebtTokenInstance.sol`,
        PoolAddressesProvider: `${SOURCES}/protocol/configuration/PoolAddressesProvider.sol`,
        ACLManager: `${SOURCES}/protocol/configuration/ACLManager.sol`,
        AaveOracle: `${SOURCES}/misc/AaveOracle.sol`,
        DefaultReserveInterestRateStrategyV2: `${SOURCES}/misc/DefaultReserveInterestRateStrategyV2.sol`,
        AaveProtocolDataProvider: `${SOURCES}/helpers/AaveProtocolDataProvider.sol`,
        LiquidationDataProvider: `${SOURCES}/helpers/LiquidationDataProvider.sol`,
        UiPoolDataProviderV3: `${SOURCES}/helpers/UiPoolDataProviderV3.sol`,
      },
    }),
  ])
  return { ...core, ...tokens }
}

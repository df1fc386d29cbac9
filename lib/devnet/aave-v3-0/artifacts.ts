import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Abi, Hex } from 'viem'
import { projectRoot } from '../cache-folder'
import type { CompiledContracts, LinkReferences } from '../compile'

const CORE = '@aave/core-v3/artifacts/contracts'
const PERIPHERY = '@aave/periphery-v3/artifacts/contracts'

const FOLDERS: Record<string, string> = {
  Pool: `${CORE}/protocol/pool`,
  PoolConfigurator: `${CORE}/protocol/pool`,
  DefaultReserveInterestRateStrategy: `${CORE}/protocol/pool`,
  PoolLogic: `${CORE}/protocol/libraries/logic`,
  SupplyLogic: `${CORE}/protocol/libraries/logic`,
  BorrowLogic: `${CORE}/protocol/libraries/logic`,
  FlashLoanLogic: `${CORE}/protocol/libraries/logic`,
  LiquidationLogic: `${CORE}/protocol/libraries/logic`,
  EModeLogic: `${CORE}/protocol/libraries/logic`,
  BridgeLogic: `${CORE}/protocol/libraries/logic`,
  ConfiguratorLogic: `${CORE}/protocol/libraries/logic`,
  AToken: `${CORE}/protocol/tokenization`,
  VariableDebtToken: `${CORE}/protocol/tokenization`,
  StableDebtToken: `${CORE}/protocol/tokenization`,
  PoolAddressesProvider: `${CORE}/protocol/configuration`,
  ACLManager: `${CORE}/protocol/configuration`,
  AaveOracle: `${CORE}/misc`,
  AaveProtocolDataProvider: `${CORE}/misc`,
  UiPoolDataProviderV3: `${PERIPHERY}/misc`,
}

interface Artifact {
  abi: Abi
  bytecode: Hex
  deployedBytecode: Hex
  linkReferences: LinkReferences
}

/** The compiled contracts of Aave v3.0.2 as `@aave/core-v3` and `@aave/periphery-v3` ship them. */
export function readAaveV30Artifacts(): CompiledContracts {
  return Object.fromEntries(
    Object.entries(FOLDERS).map(([name, folder]) => {
      const path = join(projectRoot, 'node_modules', folder, `${name}.sol`, `${name}.json`)
      const { abi, bytecode, deployedBytecode, linkReferences } = JSON.parse(
        readFileSync(path, 'utf8'),
      ) as Artifact
      return [name, { abi, bytecode, deployedBytecode, linkReferences }]
    }),
  )
}

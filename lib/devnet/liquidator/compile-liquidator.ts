import { compileContracts } from '../compile'
import type { ContractCode } from '../send'

/** Compiles the liquidator of the local chain. @throws Error with the compiler's first message. */
export async function compileLiquidator(): Promise<ContractCode> {
  const { DemoLiquidator } = await compileContracts({
    label: 'liquidator',
    compiler: 'solc-0.8.27',
    evmVersion: 'shanghai',
    optimizerRuns: 200,
    contracts: { DemoLiquidator: 'lib/devnet/contracts/DemoLiquidator.sol' },
  })
  if (!DemoLiquidator) throw new Error('the liquidator is not compiled')
  return DemoLiquidator
}

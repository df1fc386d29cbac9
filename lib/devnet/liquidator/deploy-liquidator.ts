import type { Address } from 'viem'
import { deployer } from '../accounts'
import type { DevnetClient } from '../chain-client'
import { deployContract } from '../send'
import { compileLiquidator } from './compile-liquidator'

/** Deploys a liquidator of its own; it holds nothing yet. One transaction. @throws TransactionRevertedError */
export async function deployLiquidator(client: DevnetClient): Promise<Address> {
  const contract = await compileLiquidator()
  return await deployContract(client, { from: deployer.address, contract })
}

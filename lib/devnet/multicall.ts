import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Hex } from 'viem'
import { deployer } from './accounts'
import { projectRoot } from './cache-folder'
import { type DevnetClient, MULTICALL3_ADDRESS } from './chain-client'
import { deployContract } from './send'

/** viem carries Multicall3's creation code without exporting it. */
function readMulticall3Bytecode(): Hex {
  const path = join(projectRoot, 'node_modules/viem/_cjs/constants/contracts.js')
  const contracts = createRequire(import.meta.url)(path) as { multicall3Bytecode: Hex }
  return contracts.multicall3Bytecode
}

/** Puts Multicall3 where every chain has it. */
export async function installMulticall3(client: DevnetClient): Promise<void> {
  const address = await deployContract(client, {
    from: deployer.address,
    contract: { abi: [], bytecode: readMulticall3Bytecode() },
  })
  const bytecode = await client.getCode({ address })
  if (!bytecode) throw new Error('Multicall3 has no code after its deployment')
  await client.setCode({ address: MULTICALL3_ADDRESS, bytecode })
}

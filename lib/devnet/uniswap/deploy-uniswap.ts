import type { Address } from 'viem'
import { deployer } from '../accounts'
import type { DevnetClient } from '../chain-client'
import { deployContract } from '../send'
import { trustPool } from '../tokens'
import { readUniswapArtifact, type UniswapContract } from './artifacts'
import type { Uniswap } from './uniswap-types'

const from = deployer.address
/** Coins are never wrapped here: the contracts only ask that something stands in their place. */
const NO_WRAPPED_COIN: Address = '0x000000000000000000000000000000000000dEaD'

/**
 * Deploys the real Uniswap v3 and v2 from their npm packages: factories, position manager, routers, quoter.
 * Six transactions. @throws TransactionRevertedError
 */
export async function deployUniswap(client: DevnetClient): Promise<Uniswap> {
  const deploy = async (name: UniswapContract, args: readonly unknown[] = []) =>
    await deployContract(client, { from, contract: readUniswapArtifact(name), args })
  const v3Factory = await deploy('v3Factory')
  const v2Factory = await deploy('v2Factory', [from])
  return {
    v3Factory,
    v3PositionManager: await deploy('v3PositionManager', [
      v3Factory,
      NO_WRAPPED_COIN,
      NO_WRAPPED_COIN,
    ]),
    v3Router: await deploy('v3Router', [v3Factory, NO_WRAPPED_COIN]),
    v3Quoter: await deploy('v3Quoter', [v3Factory, NO_WRAPPED_COIN]),
    v2Factory,
    v2Router: await deploy('v2Router', [v2Factory, NO_WRAPPED_COIN]),
  }
}

/** Lets Uniswap's routers take these tokens from everybody, minting what is missing. One transaction a token and router. */
export async function trustUniswap(
  client: DevnetClient,
  { uniswap, tokens }: { uniswap: Uniswap; tokens: readonly Address[] },
): Promise<void> {
  for (const pool of [uniswap.v3PositionManager, uniswap.v3Router, uniswap.v2Router]) {
    await trustPool(client, { pool, tokens })
  }
}

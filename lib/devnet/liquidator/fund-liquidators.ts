import type { Address } from 'viem'
import { deployer } from '../accounts'
import type { DevnetClient } from '../chain-client'
import type { Asset } from '../market-types'
import { callContract } from '../send'
import { compileOwnContracts } from '../tokens'

/** Whole tokens, as a power of ten: more than any of them repays in a month. */
const WHOLE_TOKENS = 9

/**
 * Tokens of every asset for those who liquidate, so that none is made out of nothing while they repay. One
 * transaction an asset. @throws TransactionRevertedError
 */
export async function fundLiquidators(
  client: DevnetClient,
  { assets, liquidators }: { assets: readonly Asset[]; liquidators: readonly Address[] },
): Promise<void> {
  const { DemoToken } = await compileOwnContracts()
  if (!DemoToken) throw new Error('the token contracts are not compiled')
  for (const { address, decimals } of assets)
    await callContract(client, {
      from: deployer.address,
      to: address,
      abi: DemoToken.abi,
      functionName: 'mintMany',
      args: [liquidators, 10n ** BigInt(decimals + WHOLE_TOKENS)],
    })
}

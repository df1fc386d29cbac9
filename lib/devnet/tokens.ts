import type { Address } from 'viem'
import { deployer } from './accounts'
import type { DevnetClient } from './chain-client'
import { compileContracts } from './compile'
import { deployFeed } from './feed'
import type { Asset, AssetConfig } from './market-types'
import { callContract, deployContract } from './send'

/** MKR's address on mainnet, which Aave's data providers know as the token with bytes32 strings. */
export const BYTES32_TOKEN_ADDRESS: Address = '0x9f8F72aA9304c8B593d555F12eF6589cC3A579A2'

/** Compiles the project's own contracts for the local chain. */
export function compileOwnContracts(cacheFolder?: string) {
  return compileContracts({
    label: 'devnet',
    compiler: 'solc-0.8.27',
    evmVersion: 'shanghai',
    optimizerRuns: 200,
    contracts: {
      DemoToken: 'lib/devnet/contracts/DemoToken.sol',
      Bytes32Token: 'lib/devnet/contracts/Bytes32Token.sol',
      UniversalResolver: 'lib/devnet/ens/UniversalResolver.sol',
    },
    ...(cacheFolder ? { cacheFolder } : {}),
  })
}

async function deployToken(
  client: DevnetClient,
  { asset, cacheFolder }: { asset: AssetConfig; cacheFolder?: string },
): Promise<Address> {
  const { DemoToken, Bytes32Token } = await compileOwnContracts(cacheFolder)
  if (!DemoToken || !Bytes32Token) throw new Error('the token contracts are not compiled')
  if (asset.kind === 'bytes32') {
    const bytecode = Bytes32Token.deployedBytecode
    await client.setCode({ address: BYTES32_TOKEN_ADDRESS, bytecode })
    return BYTES32_TOKEN_ADDRESS
  }
  return await deployContract(client, {
    from: deployer.address,
    contract: DemoToken,
    args: [asset.name, asset.symbol, asset.decimals],
  })
}

/** Deploys tokens with their feeds and returns them by symbol. */
export async function deployAssets(
  client: DevnetClient,
  { assets, cacheFolder }: { assets: readonly AssetConfig[]; cacheFolder?: string },
): Promise<Record<string, Asset>> {
  const deployed: Record<string, Asset> = {}
  const cache = cacheFolder ? { cacheFolder } : {}
  for (const asset of assets) {
    const address = await deployToken(client, { asset, ...cache })
    const feed = await deployFeed(client, {
      description: `${asset.symbol} / USD`,
      answer: asset.answer,
      ...cache,
    })
    const { symbol, decimals } = asset
    deployed[symbol] = { symbol, address, decimals, feed }
  }
  return deployed
}

/** Lets a pool take these tokens from everybody without an approval. */
export async function trustPool(
  client: DevnetClient,
  { pool, tokens }: { pool: Address; tokens: readonly Address[] },
): Promise<void> {
  const { DemoToken } = await compileOwnContracts()
  if (!DemoToken) throw new Error('the token contracts are not compiled')
  for (const token of tokens) {
    await callContract(client, {
      from: deployer.address,
      to: token,
      abi: DemoToken.abi,
      functionName: 'setTrustedSpender',
      args: [pool],
    })
  }
}

import { createTestClient, defineChain, http, publicActions, walletActions } from 'viem'
import { foundry } from 'viem/chains'

/** Where viem's mainnet definition has Multicall3 and the ENS universal resolver. */
export const MULTICALL3_ADDRESS = '0xcA11bde05977b3631167028862bE2a173976CA11'
export const ENS_UNIVERSAL_RESOLVER_ADDRESS = '0xeEeEEEeE14D718C2B47D9923Deab1335E144EeEe'
export const ENS_REGISTRY_ADDRESS = '0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e'

/** The local chain as a viem chain: 31337 with Multicall3 and ENS where mainnet has them. */
export const devnetChain = defineChain({
  ...foundry,
  name: 'Plimsoll local chain',
  contracts: {
    multicall3: { address: MULTICALL3_ADDRESS },
    ensUniversalResolver: { address: ENS_UNIVERSAL_RESOLVER_ADDRESS },
    ensRegistry: { address: ENS_REGISTRY_ADDRESS },
  },
})

/** A viem client for a local anvil with public, wallet and test actions. */
export function createDevnetClient(rpcUrl: string) {
  return createTestClient({
    mode: 'anvil',
    chain: devnetChain,
    transport: http(rpcUrl, { timeout: 120_000, retryCount: 0 }),
    pollingInterval: 5,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions)
}

export type DevnetClient = ReturnType<typeof createDevnetClient>

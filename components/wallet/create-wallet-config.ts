import { type Chain, defineChain } from 'viem'
import { type Config, createConfig, injected, unstable_connector } from 'wagmi'
import type { WalletChain } from './wallet-settings'

function toChain({ chainId, name }: WalletChain): Chain {
  return defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [] } },
  })
}

/**
 * wagmi over the wallet's own connection alone: the browser is given no endpoint, and nothing but the account
 * and the chain is ever asked. Wallets that announce themselves (EIP-6963) come by discovery; `injected` is for
 * those that only set `window.ethereum`.
 */
export function createWalletConfig(followed: readonly WalletChain[]): Config {
  const [first = { chainId: 1, name: 'Ethereum' }, ...rest] = followed
  const chains = [toChain(first), ...rest.map(toChain)] as const
  return createConfig({
    chains,
    connectors: [injected()],
    // Not for the server, which never renders this: it makes wagmi reconnect after the first render, not within it.
    ssr: true,
    transports: Object.fromEntries(
      chains.map(({ id }) => [id, unstable_connector({ type: injected.type })]),
    ),
  })
}

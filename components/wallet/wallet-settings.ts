/** A followed chain as the browser may know it: never an endpoint. */
export type WalletChain = { chainId: number; name: string }

export type WalletSettings = {
  chains: readonly WalletChain[]
  /** null: WalletConnect is not offered. */
  walletConnectProjectId: string | null
}

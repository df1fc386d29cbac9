/** A followed chain as the browser may know it: never an endpoint. */
export type WalletChain = { chainId: number; name: string }

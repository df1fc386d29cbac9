'use client'

import type { WalletChain } from './wallet-chain'

export function Wallet({ chains }: { chains: WalletChain[] }) {
  return <span>{chains.length}</span>
}

'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { WagmiProvider } from 'wagmi'
import { createWalletConfig } from './create-wallet-config'
import { FollowAccount } from './follow-account.client'
import { WalletButton } from './wallet-button.client'
import type { WalletSettings } from './wallet-settings'

/**
 * The wallet with all that it needs. Nothing outside of it knows wagmi. Who pressed "Connect" chooses the wallet;
 * only who was connected before is connected again unasked.
 */
export function Wallet({
  settings,
  opensAtOnce,
}: {
  settings: WalletSettings
  opensAtOnce: boolean
}) {
  const [config] = useState(() => createWalletConfig(settings.chains))
  const [queries] = useState(() => new QueryClient())
  return (
    <WagmiProvider config={config} reconnectOnMount={!opensAtOnce}>
      <QueryClientProvider client={queries}>
        <FollowAccount />
        <WalletButton settings={settings} opensAtOnce={opensAtOnce} />
      </QueryClientProvider>
    </WagmiProvider>
  )
}

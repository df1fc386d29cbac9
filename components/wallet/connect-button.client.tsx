'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '../ui/button'
import type { WalletChain } from './wallet-chain'

const Wallet = dynamic(() => import('./wallet.client').then(({ Wallet }) => Wallet), {
  ssr: false,
  loading: () => <Placeholder />,
})

function Placeholder() {
  return (
    <Button kind="go" disabled className="needs-script">
      Connect
    </Button>
  )
}

/** Light until it is pressed, or until this browser was connected before: only then the wallet's code is loaded. */
export function ConnectButton({ chains }: { chains: WalletChain[] }) {
  const [isWanted, setWanted] = useState(false)
  if (isWanted) return <Wallet chains={chains} />
  return (
    <Button kind="go" className="needs-script" onClick={() => setWanted(true)}>
      Connect
    </Button>
  )
}

'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button'
import { isWalletRemembered } from './is-wallet-remembered'
import type { WalletSettings } from './wallet-settings'

const Wallet = dynamic(
  () =>
    import('./wallet.client').then(
      ({ Wallet }) => Wallet,
      () => WalletUnavailable,
    ),
  { ssr: false, loading: () => <Waiting /> },
)

function Waiting() {
  return (
    <Button kind="go" disabled className="needs-script">
      Connect
    </Button>
  )
}

function WalletUnavailable(_props: { settings: WalletSettings; opensAtOnce: boolean }) {
  return (
    <span role="alert" className="text-t1 text-watch">
      The wallet part could not be loaded. Pasting an address works too.
    </span>
  )
}

/** Light until it is pressed, or until this browser was connected before: only then the wallet's code is loaded. */
export function ConnectButton({ settings }: { settings: WalletSettings }) {
  const [wanted, setWanted] = useState<'no' | 'quietly' | 'now'>('no')
  useEffect(() => {
    if (isWalletRemembered(localStorage)) setWanted('quietly')
  }, [])
  if (wanted !== 'no') return <Wallet settings={settings} opensAtOnce={wanted === 'now'} />
  return (
    <Button
      kind="go"
      className="needs-script"
      aria-haspopup="dialog"
      onClick={() => setWanted('now')}
    >
      Connect
    </Button>
  )
}

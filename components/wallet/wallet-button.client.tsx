'use client'

import { useRef, useState } from 'react'
import { useConnection } from 'wagmi'
import { formatAddress } from '@/lib/format'
import { Button } from '../ui/button'
import { Identicon } from '../ui/identicon'
import { Dialog } from './dialog.client'
import { WalletConnected } from './wallet-connected.client'
import { WalletList } from './wallet-list.client'
import type { WalletSettings } from './wallet-settings'

/** "Connect", or the connected account; opens the dialog that belongs to it. */
export function WalletButton({
  settings,
  opensAtOnce,
}: {
  settings: WalletSettings
  opensAtOnce: boolean
}) {
  const { status, address, chainId } = useConnection()
  const [isOpen, setOpen] = useState(opensAtOnce)
  const button = useRef<HTMLButtonElement>(null)
  const isConnected = status === 'connected' && address !== undefined
  const isElsewhere =
    isConnected && !settings.chains.some((followed) => followed.chainId === chainId)
  return (
    <>
      <Button
        ref={button}
        kind={isConnected ? 'plain' : 'go'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {isConnected ? (
          <>
            <Identicon address={address} size={18} />
            <span className="max-sm:sr-only">{formatAddress(address)}</span>
            {isElsewhere ? (
              <span className="text-t1 text-watch">
                <span aria-hidden="true">◷</span>{' '}
                <span className="max-md:sr-only">other network</span>
              </span>
            ) : null}
          </>
        ) : (
          'Connect'
        )}
      </Button>
      {isOpen ? (
        <Dialog
          title={isConnected ? 'Your wallet' : 'Connect a wallet'}
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
        >
          {isConnected ? (
            <WalletConnected chains={settings.chains} onDone={() => setOpen(false)} />
          ) : (
            <WalletList settings={settings} onConnected={() => setOpen(false)} />
          )}
        </Dialog>
      ) : null}
    </>
  )
}

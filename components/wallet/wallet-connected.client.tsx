'use client'

import Link from 'next/link'
import { useConnection, useDisconnect, useSwitchChain } from 'wagmi'
import { Button, ButtonLink } from '../ui/button'
import { CopyButton } from '../ui/copy-button.client'
import { Notice } from '../ui/notice'
import { getWalletProblem } from './get-wallet-error'
import type { WalletChain } from './wallet-settings'

/** The connected account: its page, its chain (and the way to a followed one), disconnecting. */
export function WalletConnected({
  chains,
  onDone,
}: {
  chains: readonly WalletChain[]
  onDone: () => void
}) {
  const { address, chainId, connector } = useConnection()
  const { mutate: disconnect } = useDisconnect()
  const followed = chains.find((chain) => chain.chainId === chainId)
  if (!address) return null
  return (
    <div className="grid gap-3">
      <p className="flex items-center gap-1 break-all">
        {address}
        <CopyButton text={address} label="Copy the address" />
      </p>
      {followed ? (
        <p className="text-muted">On {followed.name}, which is followed.</p>
      ) : (
        <ElsewhereNotice chains={chains} wallet={connector?.name ?? 'the wallet'} />
      )}
      <div className="flex flex-wrap gap-2">
        <ButtonLink kind="go" href={`/accounts/${address}`} onClick={onDone}>
          See this account
        </ButtonLink>
        <Button
          onClick={() => {
            disconnect({})
            onDone()
          }}
        >
          Disconnect
        </Button>
      </div>
      <p className="text-muted text-t1">
        Nothing is signed here.{' '}
        <Link href="/accounts" prefetch={false} onClick={onDone} className="link">
          All accounts
        </Link>
      </p>
    </div>
  )
}

function ElsewhereNotice({ chains, wallet }: { chains: readonly WalletChain[]; wallet: string }) {
  const { chainId } = useConnection()
  const { mutate: switchChain, isPending, error } = useSwitchChain()
  return (
    <Notice kind="watch">
      <p>
        Your wallet is on chain {chainId}, which is not followed here. Your account is shown all the
        same, on {chains.map(({ name }) => name).join(', ') || 'the followed chains'}.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {chains.map((chain) => (
          <Button
            key={chain.chainId}
            size="small"
            disabled={isPending}
            onClick={() => switchChain({ chainId: chain.chainId })}
          >
            Switch to {chain.name}
          </Button>
        ))}
      </div>
      <p role="status" className="mt-1 text-danger">
        {error ? getWalletProblem(error, wallet).text : ''}
      </p>
    </Notice>
  )
}

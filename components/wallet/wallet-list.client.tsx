'use client'

import { type Connector, type CreateConnectorFn, useConnect, useConnectors } from 'wagmi'
import { SearchForm } from '../shell/search-form'
import { Button } from '../ui/button'
import { createWalletConnect } from './create-wallet-connect'
import { getWalletProblem } from './get-wallet-error'
import type { WalletSettings } from './wallet-settings'

/** Announced wallets; the bare `window.ethereum` only where none announced itself. */
function getFound(connectors: readonly Connector[]): Connector[] {
  const announced = connectors.filter(({ id, type }) => type === 'injected' && id !== 'injected')
  if (announced.length > 0) return announced
  return 'ethereum' in window ? connectors.filter(({ id }) => id === 'injected') : []
}

const getName = ({ id, name }: Connector) => (id === 'injected' ? 'Browser wallet' : name)

/** The wallets that were found, what is being asked, what went wrong, and the way without a wallet. */
export function WalletList({
  settings,
  onConnected,
}: {
  settings: WalletSettings
  onConnected: () => void
}) {
  const found = getFound(useConnectors())
  const { mutate, isPending, error, variables, reset } = useConnect()
  const projectId = settings.walletConnectProjectId
  const asked = getAskedName(variables?.connector)

  const connect = (connector: Connector | CreateConnectorFn) => {
    reset()
    mutate(
      { connector },
      {
        onSuccess({ chainId }) {
          if (settings.chains.some((followed) => followed.chainId === chainId)) onConnected()
        },
      },
    )
  }
  return (
    <div className="grid gap-3">
      {found.length > 0 || projectId ? (
        <ul className="grid gap-2">
          {found.map((connector) => (
            <li key={connector.uid}>
              <Button
                className="w-full justify-start!"
                disabled={isPending}
                onClick={() => connect(connector)}
              >
                <WalletIcon icon={connector.icon} />
                <bdi>{getName(connector)}</bdi>
              </Button>
            </li>
          ))}
          {projectId ? (
            <li>
              <Button
                className="w-full justify-start!"
                disabled={isPending}
                onClick={() => connect(createWalletConnect(projectId))}
              >
                WalletConnect
              </Button>
            </li>
          ) : null}
        </ul>
      ) : (
        <p>
          <b>No wallet was found in this browser.</b> Install one as an extension, or open this page
          in your wallet&rsquo;s own browser. Looking needs none: paste an address instead.
        </p>
      )}
      <p role="status" className={error ? 'text-danger' : 'text-muted'}>
        {isPending
          ? `Waiting for ${asked}: confirm there.`
          : error
            ? getWalletProblem(error, asked).text
            : ''}
      </p>
      <div>
        <p className="mb-1.5 text-muted">
          The wallet is asked for its address only, never to sign. Any address can be looked at
          without it:
        </p>
        <SearchForm id="wallet-search" />
      </div>
    </div>
  )
}

function getAskedName(connector: Connector | CreateConnectorFn | undefined): string {
  return connector && typeof connector !== 'function' ? getName(connector) : 'the wallet'
}

/** A wallet announces its own picture: taken only as data, so that nothing is fetched from elsewhere. */
function WalletIcon({ icon }: { icon: string | undefined }) {
  const source = icon?.trim()
  if (!source?.startsWith('data:image/')) return null
  // biome-ignore lint/performance/noImgElement: a data URI has nothing to optimise
  return <img src={source} alt="" width="20" height="20" className="rounded-[3px]" />
}

import type { CreateConnectorFn } from 'wagmi'
import { walletConnect } from 'wagmi/connectors/walletConnect'

/** WalletConnect without telemetry. Its relay is another host: created only when the reader asks for it. */
export function createWalletConnect(projectId: string): CreateConnectorFn {
  const { origin } = window.location
  return walletConnect({
    projectId,
    telemetryEnabled: false,
    showQrModal: true,
    metadata: {
      name: 'Plimsoll',
      description: 'How far every on-chain loan is from its forced sale.',
      url: origin,
      icons: [`${origin}/icon.svg`],
    },
  })
}

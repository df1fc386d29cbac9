import type { WalletSettings } from '@/components/wallet/wallet-settings'
import type { Status } from '@/lib/api/schema/status'

const PROJECT_ID = 'NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID'

/** What the browser's wallet part may know. The project id is read when asked, so that a build serves any. */
export function getWalletSettings(status: Status | null): WalletSettings {
  return {
    chains: status?.chains.map(({ chainId, name }) => ({ chainId, name })) ?? [],
    walletConnectProjectId: process.env[PROJECT_ID]?.trim() || null,
  }
}

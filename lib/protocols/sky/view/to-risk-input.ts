import type { RiskInputOf } from '@/lib/api/risk-input'
import { toMarketId } from '../sky-entry'
import { toUrn } from '../to-urn'
import { type SkyVault, toSubaccount } from '../vault'
import { type SkyData, toMarketName } from './sky-data'

/** What `lib/risk` needs of an ilk for one vault; `null` for one that is empty. */
export function toRiskInput(data: SkyData, vault: SkyVault): RiskInputOf<'sky'> | null {
  if (vault.ink === 0n && vault.art === 0n) return null
  const { entry, reading, asOf, dai } = data
  return {
    market: toMarketId(entry, reading.state.ilk),
    marketName: toMarketName(data),
    ...toSubaccount(vault),
    protocol: 'sky',
    asOf,
    state: reading.state,
    urn: toUrn(vault),
    dai,
  }
}

import type { SkyUrn } from '@/lib/risk/sky/state'
import type { SkyVault } from './vault'

/** A vault as `lib/risk` knows it. */
export function toUrn({ urn, ink, art }: Pick<SkyVault, 'urn' | 'ink' | 'art'>): SkyUrn {
  return { address: urn, ink, art }
}

import type { BookRow } from '@/lib/api/schema/book'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { getSkyDebt } from '@/lib/risk/sky/get-debt'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import { toMarketId } from '../sky-entry'
import { toUrn } from '../to-urn'
import { type SkyVault, toSubaccount } from '../vault'
import type { SkyData } from './sky-data'
import { toHealth, toUniform } from './to-health'
import { toDaiUsd, toGemUsd } from './usd'

/** One vault's line in the book, exact, under its account. */
export function toBookRow({ entry, reading, dai }: SkyData, vault: SkyVault): BookRow {
  const { state } = reading
  const urn = toUrn(vault)
  const health = getSkyHealth(state, urn)
  const isPriced = health.kind !== 'unpriced'
  const owed = getSkyDebt(applySkyDrip(state), urn)
  const { gem } = state
  return {
    address: vault.account,
    ensName: null,
    market: toMarketId(entry, state.ilk),
    ...toSubaccount(vault),
    health: toHealth(state, urn),
    healthFactor: health.kind === 'priced' ? health.healthFactor.toString() : null,
    distance: toUniform(health),
    collateralUsd: isPriced ? toGemUsd(vault.ink, getSkyPrice(state)) : null,
    debtUsd: isPriced ? toDaiUsd(state, owed) : null,
    assets: [
      ...(vault.ink > 0n
        ? [{ asset: gem.asset, symbol: gem.symbol, side: 'collateral' as const }]
        : []),
      ...(vault.art > 0n ? [{ asset: dai.asset, symbol: dai.symbol, side: 'debt' as const }] : []),
    ],
  }
}

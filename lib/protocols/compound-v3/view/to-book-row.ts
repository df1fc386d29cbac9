import type { BookRow } from '@/lib/api/schema/book'
import { getCometAccountValue } from '@/lib/risk/compound-v3/get-account-value'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import { toUsd } from './dollars'
import type { CometSnapshotData } from './snapshot-data'
import { toHealth, toUniform } from './to-health'

/** One account's line in the book, exact. */
export function toBookRow(options: {
  market: string
  data: CometSnapshotData
  account: CometAccount
}): BookRow {
  const { market, data, account } = options
  const { state, quote } = data
  const { health, collateral, debt } = getCometAccountValue(state, account)
  const isPriced = health.kind !== 'unpriced'
  const held = account.collateral.flatMap(({ offset }) => {
    const info = state.assets[offset]
    return info ? [{ asset: info.asset, symbol: info.symbol, side: 'collateral' as const }] : []
  })
  const { asset, symbol } = state.baseToken
  const owed = account.principal < 0n ? [{ asset, symbol, side: 'debt' as const }] : []
  return {
    address: account.address,
    ensName: null,
    market,
    health: toHealth(health, state),
    healthFactor: health.kind === 'priced' ? health.healthFactor.toString() : null,
    distance: toUniform(health),
    collateralUsd: isPriced ? toUsd(collateral, quote) : null,
    debtUsd: isPriced ? toUsd(debt, quote) : null,
    assets: [...held, ...owed],
  }
}

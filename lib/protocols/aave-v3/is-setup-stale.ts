import type { AaveAccount } from '@/lib/risk/aave-v3/state'
import type { LensMarket } from './lens/lens-market'
import type { AaveMarketSetup } from './market-setup'

/** True where what a setup fixes has changed: pool, oracle, rules, a reserve, a price source, a category. */
export function isSetupStale(
  setup: AaveMarketSetup,
  { market, accounts }: { market: LensMarket; accounts: readonly AaveAccount[] },
): boolean {
  const known = setup.reserves.filter((reserve) => reserve !== undefined)
  return (
    market.revision !== setup.rules.revision ||
    market.pool !== setup.pool ||
    market.oracle !== setup.oracle ||
    market.configurator !== setup.configurator ||
    market.reserves.length !== known.length ||
    market.reserves.some((reserve) => {
      const held = setup.reserves[reserve.id]
      return (
        held?.asset !== reserve.asset ||
        held.aToken !== reserve.aToken ||
        held.variableDebtToken !== reserve.variableDebtToken ||
        held.priceSource !== reserve.priceSource
      )
    }) ||
    accounts.some(({ eModeCategoryId }) => isUnknownCategory(setup, eModeCategoryId))
  )
}

function isUnknownCategory({ eModeMask }: AaveMarketSetup, id: number): boolean {
  return id !== 0 && ((eModeMask >> BigInt(id)) & 1n) === 0n
}

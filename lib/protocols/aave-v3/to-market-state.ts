import { hexToBytes } from 'viem'
import { cleanText } from '@/lib/chain/lens/parse-token-text'
import { AdapterInvariantError, OracleError } from '@/lib/errors'
import { getAaveRules } from '@/lib/risk/aave-v3/get-rules'
import type { AaveEModeCategory, AaveMarketState, AaveReserve } from '@/lib/risk/aave-v3/state'
import type { Bps, Ray } from '@/lib/risk/units'
import { getReserveConfiguration } from './get-reserve-configuration'
import type { LensEMode, LensMarket, LensReserve } from './lens/lens-market'
import type { AaveMarketSetup } from './market-setup'

/** From v3.7 on the pool no longer asks the oracle sentinel. */
const firstRevisionWithoutSentinel = 11
const labelLength = 40

/**
 * Turns what the lens read into the state that `lib/risk` computes with.
 *
 * @throws OracleError where the oracle names no base currency unit, AdapterInvariantError where
 * a category has a price source in a market of bitmaps.
 */
export function toMarketState(market: LensMarket, setup: AaveMarketSetup): AaveMarketState {
  if (market.baseCurrencyUnit === 0n) {
    throw new OracleError(`The oracle ${market.oracle} tells no BASE_CURRENCY_UNIT.`)
  }
  const rules = getAaveRules(market.revision)
  const unpricedCategories = new Set(
    market.eModes.filter(hasDeadPriceSource).map((category) => category.id),
  )
  const reserves: (AaveReserve | undefined)[] = []
  for (const lens of market.reserves) {
    const reserve = toReserve(lens, { setup, usesCategories: rules.eMode === 'category' })
    const priced = !unpricedCategories.has(reserve.eModeCategoryId)
    reserves[lens.id] = priced ? reserve : { ...reserve, price: null }
  }
  return {
    rules,
    baseCurrencyUnit: market.baseCurrencyUnit,
    timestamp: market.timestamp,
    reserves: Array.from(reserves),
    eModes: new Map(
      market.eModes.map((category) => [category.id, toEMode(category, { rules, reserves })]),
    ),
    liquidationAllowed:
      market.revision >= firstRevisionWithoutSentinel || market.liquidationAllowed,
  }
}

/** `getUserAccountData` reverts for accounts in such a category: its reserves count as unpriced. */
function hasDeadPriceSource({ priceSource, price }: LensEMode): boolean {
  return priceSource !== null && price === null
}

function toReserve(
  lens: LensReserve,
  { setup, usesCategories }: { setup: AaveMarketSetup; usesCategories: boolean },
): AaveReserve {
  const configuration = getReserveConfiguration(lens.configuration)
  return {
    id: lens.id,
    asset: lens.asset,
    symbol: setup.reserves[lens.id]?.symbol ?? lens.asset,
    decimals: configuration.decimals,
    price: lens.price !== null && lens.price > 0n ? lens.price : null,
    liquidityIndex: lens.normalizedIncome as Ray,
    variableBorrowIndex: lens.normalizedVariableDebt as Ray,
    liquidityRate: lens.liquidityRate as Ray,
    variableBorrowRate: lens.variableBorrowRate as Ray,
    ltv: configuration.ltv,
    liquidationThreshold: configuration.liquidationThreshold,
    liquidationBonus: configuration.liquidationBonus,
    liquidationProtocolFee: configuration.liquidationProtocolFee,
    active: configuration.active,
    frozen: configuration.frozen,
    paused: configuration.paused,
    borrowingEnabled: configuration.borrowingEnabled,
    eModeCategoryId: usesCategories ? configuration.eModeCategoryId : 0,
    liquidationGracePeriodUntil: lens.liquidationGracePeriodUntil,
  }
}

function toEMode(
  lens: LensEMode,
  options: {
    rules: AaveMarketState['rules']
    reserves: readonly (AaveReserve | undefined)[]
  },
): AaveEModeCategory {
  const { rules, reserves } = options
  if ((lens.kind === 'bitmap') !== (rules.eMode === 'bitmap')) {
    throw new AdapterInvariantError(
      `eMode of a pool of revision ${rules.revision} is not as its revision says.`,
    )
  }
  const members = reserves.reduce(
    (bitmap, reserve) =>
      reserve?.eModeCategoryId === lens.id ? bitmap | (1n << BigInt(reserve.id)) : bitmap,
    0n,
  )
  return {
    id: lens.id,
    label: getLabel(lens),
    ltv: BigInt(lens.ltv) as Bps,
    liquidationThreshold: BigInt(lens.liquidationThreshold) as Bps,
    liquidationBonus: BigInt(lens.liquidationBonus) as Bps,
    collateralBitmap: lens.kind === 'bitmap' ? lens.collateralBitmap : members,
    borrowableBitmap: lens.kind === 'bitmap' ? lens.borrowableBitmap : members,
    price: lens.price === 0n ? null : lens.price,
  }
}

function getLabel({ id, label }: LensEMode): string {
  return cleanText(new TextDecoder().decode(hexToBytes(label)), labelLength) ?? `eMode ${id}`
}

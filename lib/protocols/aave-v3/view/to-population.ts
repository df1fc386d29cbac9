import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getLiquidationBonus } from '@/lib/risk/aave-v3/get-liquidation-bonus'
import { getLiquidationThreshold } from '@/lib/risk/aave-v3/get-liquidation-threshold'
import { getStableDebt } from '@/lib/risk/aave-v3/get-reserve-balances'
import {
  MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD,
  MIN_LEFTOVER_BASE,
} from '@/lib/risk/aave-v3/liquidation'
import type {
  AaveAccount,
  AaveMarketState,
  AaveReserve,
  AaveReservePosition,
} from '@/lib/risk/aave-v3/state'
import type {
  Population,
  PopulationMarket,
  PopulationRules,
  PopulationTerms,
} from '@/lib/risk/cascade/population'
import {
  createPopulationBuilder,
  type PopulationBuilder,
  type PopulationLeg,
} from '@/lib/risk/cascade/population-builder'
import type { Address } from '@/lib/risk/units'

type Options = {
  market: Omit<PopulationMarket, 'rules'>
  state: AaveMarketState
  accounts: readonly AaveAccount[]
  /** What a reserve's price hangs on; `null`: not known. */
  getFeed: (reserveId: number) => Address | null
}

/** Everyone with debt in an Aave v3 market as number columns, collateral in use only. */
export function toAavePopulation(options: Options): Population {
  const { market, state, accounts, getFeed } = options
  const reserves = state.reserves.filter((reserve) => reserve !== undefined)
  const assetIds = new Map(reserves.map(({ id }, index) => [id, index]))
  const unit = Number(state.baseCurrencyUnit)
  const assets = reserves.map(({ id, asset, symbol, decimals, price }) => ({
    market: 0,
    address: asset,
    symbol,
    decimals,
    price: Number(price ?? 0n) / unit,
    feed: getFeed(id),
  }))
  const builder = createPopulationBuilder()
  for (const account of accounts) addAccount(builder, account, { state, assetIds })
  return builder.build({ market: { ...market, rules: toRules(state) }, assets })
}

function toRules({
  rules,
  baseCurrencyUnit,
  liquidationAllowed,
}: AaveMarketState): PopulationRules {
  const { revision, averageThreshold, liquidation } = rules
  const unit = Number(baseCurrencyUnit)
  return {
    kind: 'aave-v3',
    revision,
    averageThreshold,
    liquidation,
    minCloseFactorValue: Number(MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD) / unit,
    minLeftoverValue: Number(MIN_LEFTOVER_BASE) / unit,
    liquidationAllowed,
  }
}

type Context = { state: AaveMarketState; assetIds: ReadonlyMap<number, number> }

function addAccount(builder: PopulationBuilder, account: AaveAccount, context: Context): void {
  const { state } = context
  const collateral: PopulationLeg[] = []
  const debt: PopulationLeg[] = []
  let isPriced = true
  let owes = false
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined) continue
    const owed = getDebt(state, position, reserve)
    const isUsed = position.usedAsCollateral && isCounted(state, reserve)
    if (owed === 0 && !isUsed) continue
    owes ||= owed > 0
    if (getAppliedPrice(state, account.eModeCategoryId, reserve) === null) {
      isPriced = false
      continue
    }
    const { eModeCategoryId: eMode } = account
    const term = builder.getTerm(`${reserve.id}:${eMode}`, () => toTerms(account, reserve, context))
    const tokens = 10 ** reserve.decimals
    const held =
      (Number(position.scaledCollateral) * (Number(reserve.liquidityIndex) / 1e27)) / tokens
    if (isUsed) collateral.push({ term, amount: held })
    if (owed > 0) debt.push({ term, amount: owed / tokens })
  }
  if (!owes) return
  if (isPriced) builder.addAccount(account.address, { collateral, debt })
  else builder.addUnpriced()
}

/** Up to v3.5 a reserve whose own threshold is 0 is no collateral. */
function isCounted({ rules }: AaveMarketState, { liquidationThreshold }: AaveReserve): boolean {
  return rules.zeroThreshold === 'counted' || liquidationThreshold !== 0n
}

function getDebt(
  state: AaveMarketState,
  position: AaveReservePosition,
  { variableBorrowIndex }: AaveReserve,
): number {
  const variable = Number(position.scaledVariableDebt) * (Number(variableBorrowIndex) / 1e27)
  return position.stableDebt === undefined
    ? variable
    : variable + Number(getStableDebt(state, position))
}

function toTerms(
  account: AaveAccount,
  reserve: AaveReserve,
  { state, assetIds }: Context,
): PopulationTerms {
  const applied = getAppliedPrice(state, account.eModeCategoryId, reserve)
  const graceUntil = reserve.liquidationGracePeriodUntil
  const isInGrace = graceUntil !== 0 && graceUntil >= state.timestamp
  return {
    asset: assetIds.get(reserve.id) ?? 0,
    eMode: account.eModeCategoryId,
    weight: Number(getLiquidationThreshold(state, account, reserve.id)) / 10_000,
    bonus: Number(getLiquidationBonus(state, account, reserve.id)) / 10_000,
    protocolFee: Number(reserve.liquidationProtocolFee) / 10_000,
    priceFactor: applied === null || !reserve.price ? 1 : Number(applied) / Number(reserve.price),
    isBlocked: !reserve.active || reserve.paused || isInGrace,
  }
}

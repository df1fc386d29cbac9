import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getLiquidationThreshold } from '@/lib/risk/aave-v3/get-liquidation-threshold'
import { getStableDebt } from '@/lib/risk/aave-v3/get-reserve-balances'
import { getLiquidationBonus } from '@/lib/risk/aave-v3/liquidation/get-liquidation-bonus'
import {
  MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD,
  MIN_LEFTOVER_BASE,
} from '@/lib/risk/aave-v3/liquidation/liquidation'
import type { AaveAccount, AaveMarketState, AaveReserve } from '@/lib/risk/aave-v3/state'
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
  const context = { state, assetIds, keys: new Map() }
  for (const account of accounts) addAccount(builder, account, context)
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

type Context = {
  state: AaveMarketState
  assetIds: ReadonlyMap<number, number>
  /** By reserve and e-mode. */
  keys: Map<number, Key>
}

/** What turns a reserve's scaled balances into legs, for accounts of one e-mode. */
type Key = {
  term: number
  isPriced: boolean
  isCounted: boolean
  /** Tokens a scaled unit. */
  held: number
  owed: number
}

function addAccount(builder: PopulationBuilder, account: AaveAccount, context: Context): void {
  const { state } = context
  const collateral: PopulationLeg[] = []
  const debt: PopulationLeg[] = []
  let isPriced = true
  for (const position of account.positions) {
    const { reserveId, scaledVariableDebt, stableDebt } = position
    const reserve = state.reserves[reserveId]
    if (reserve === undefined) continue
    const key = getKey(builder, { account, reserve, context })
    const owes = scaledVariableDebt !== 0n || stableDebt !== undefined
    const isUsed = position.usedAsCollateral && key.isCounted
    if (!owes && !isUsed) continue
    isPriced &&= key.isPriced
    if (isUsed)
      collateral.push({ term: key.term, amount: Number(position.scaledCollateral) * key.held })
    if (!owes) continue
    const variable = Number(scaledVariableDebt) * key.owed
    const stable = stableDebt ? Number(getStableDebt(state, position)) / 10 ** reserve.decimals : 0
    debt.push({ term: key.term, amount: variable + stable })
  }
  if (debt.length === 0) return
  if (isPriced) builder.addAccount(account.address, { collateral, debt })
  else builder.addUnpriced()
}

function getKey(
  builder: PopulationBuilder,
  { account, reserve, context }: { account: AaveAccount; reserve: AaveReserve; context: Context },
): Key {
  const { state, keys } = context
  const id = account.eModeCategoryId * 1_024 + reserve.id
  const known = keys.get(id)
  if (known !== undefined) return known
  const tokens = 10 ** reserve.decimals
  const key = {
    term: builder.addTerm(toTerms(account, reserve, context)),
    isPriced: getAppliedPrice(state, account.eModeCategoryId, reserve) !== null,
    isCounted: isCounted(state, reserve),
    held: Number(reserve.liquidityIndex) / 1e27 / tokens,
    owed: Number(reserve.variableBorrowIndex) / 1e27 / tokens,
  }
  keys.set(id, key)
  return key
}

/** Up to v3.5 a reserve whose own threshold is 0 is no collateral. */
function isCounted({ rules }: AaveMarketState, { liquidationThreshold }: AaveReserve): boolean {
  return rules.zeroThreshold === 'counted' || liquidationThreshold !== 0n
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

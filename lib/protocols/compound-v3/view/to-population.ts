import type {
  Population,
  PopulationAsset,
  PopulationMarket,
  PopulationRules,
  PopulationTerms,
} from '@/lib/risk/cascade/population'
import { createPopulationBuilder } from '@/lib/risk/cascade/population-builder'
import { getCometReserves } from '@/lib/risk/compound-v3/get-shelf'
import {
  BASE_INDEX_SCALE,
  type CometAccount,
  type CometMarketState,
} from '@/lib/risk/compound-v3/state'
import type { CometFacts } from '../market-facts'

/** Collateral that is credited with nothing still has a finite bonus. */
const LEAST_FACTOR = 1e-15

type Options = {
  market: Omit<PopulationMarket, 'rules'>
  /** Accrued. */
  state: CometMarketState
  facts: Pick<CometFacts, 'baseFeed' | 'feeds'>
  accounts: readonly CometAccount[]
  /** Dollars a price unit; `NaN` where nobody says. */
  usdAUnit: number
}

/** Everyone with debt in a Comet as number columns. Asset 0 is the base token, the others by their offset. */
export function toCometPopulation(options: Options): Population {
  const { market, state, accounts, usdAUnit } = options
  const builder = createPopulationBuilder()
  const perPrincipal = Number(state.baseBorrowIndex) / Number(BASE_INDEX_SCALE)
  const base = builder.addTerm(toTerms({ asset: 0, weight: 0, factor: 1 }))
  const termIds = state.assets.map(({ offset }) =>
    builder.addTerm(toCollateralTerms(state, offset)),
  )
  const owing = accounts.filter(({ principal }) => principal < 0n)
  for (const { address, principal, collateral } of owing) {
    const isPriced =
      usdAUnit > 0 &&
      state.basePrice !== null &&
      collateral.every(({ offset }) => (state.assets[offset]?.price ?? null) !== null)
    if (!isPriced) {
      builder.addUnpriced()
      continue
    }
    const legs = collateral.map(({ offset, amount }) => ({
      term: termIds[offset] as number,
      amount: Number(amount) / Number(state.assets[offset]?.scale ?? 1n),
    }))
    const owed = (Number(-principal) * perPrincipal) / Number(state.baseScale)
    builder.addAccount(address, { collateral: legs, debt: [{ term: base, amount: owed }] })
  }
  const rules = toRules(state, usdAUnit)
  return builder.build({ market: { ...market, rules }, assets: toAssets(options) })
}

function toAssets({ state, facts, usdAUnit }: Options): PopulationAsset[] {
  const toPrice = (price: bigint | null) =>
    price === null || !(usdAUnit > 0) ? 0 : Number(price) * usdAUnit
  const { asset: address, symbol, decimals } = state.baseToken
  const base = {
    market: 0,
    address,
    symbol,
    decimals,
    price: toPrice(state.basePrice),
    feed: facts.baseFeed.address,
  }
  const others = state.assets.map((info) => ({
    market: 0,
    address: info.asset,
    symbol: info.symbol,
    decimals: info.decimals,
    price: toPrice(info.price),
    feed: facts.feeds[info.offset]?.address ?? null,
  }))
  return [base, ...others]
}

function toCollateralTerms(state: CometMarketState, offset: number): PopulationTerms {
  const info = state.assets[offset]
  return toTerms({
    asset: offset + 1,
    weight: Number(info?.liquidateCollateralFactor ?? 0n) / 1e18,
    factor: Number(info?.liquidationFactor ?? 0n) / 1e18,
  })
}

function toTerms(options: { asset: number; weight: number; factor: number }): PopulationTerms {
  const { asset, weight, factor } = options
  const bonus = 1 / Math.max(LEAST_FACTOR, factor)
  return { asset, eMode: 0, weight, bonus, protocolFee: 0, priceFactor: 1, isBlocked: false }
}

function toRules(state: CometMarketState, usdAUnit: number): PopulationRules {
  const missing = Number(state.targetReserves - getCometReserves(state)) / Number(state.baseScale)
  const room = missing * Number(state.basePrice ?? 0n) * usdAUnit
  return {
    kind: 'compound-v3',
    isPaused: state.paused.absorb,
    storeFrontPriceFactor: Number(state.storeFrontPriceFactor) / 1e18,
    shelfRoom: state.paused.buy || Number.isNaN(room) ? 0 : room,
  }
}

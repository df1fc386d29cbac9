import type { Liquidation, MovedAsset } from '@/lib/api/schema/liquidation'
import { toIso } from '@/lib/api/time'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Health } from '@/lib/risk/health'
import { type Address, PERCENTAGE_FACTOR } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'
import type { RawDeficit, RawLiquidation } from '../parse-logs'
import { getValue, toUsd } from './to-usd'

type Facts = {
  entry: MarketEntry
  setup: AaveMarketSetup
  state: AaveMarketState
  raw: RawLiquidation
  /** Bad debt that this very call burned (v3.3 and later). */
  deficits: readonly RawDeficit[]
  /** Base currency units at the liquidation's block; `null` where nobody knows. */
  prices: ReadonlyMap<Address, bigint | null>
  timestamp: number
  health: { before: Health | undefined; after: Health | undefined } | undefined
  blocksLate: number | null
}

/** One liquidation in the API's words. The event's collateral leaves out the protocol's fee. */
export function toLiquidation(facts: Facts): Liquidation {
  const { entry, state, raw, timestamp, health } = facts
  const seized = getBase(facts, { asset: raw.collateralAsset, amount: raw.seizedAssets })
  const repaid = getBase(facts, { asset: raw.debtAsset, amount: raw.repaidAssets })
  const bonus = seized === null || repaid === null ? null : seized - repaid
  const usd = (value: bigint | null) =>
    value === null ? null : toUsd(value, state.baseCurrencyUnit)
  return {
    id: `${entry.chainId}-${raw.transactionHash}-${raw.logIndex}`,
    market: entry.id,
    mechanism: 'fixed-spread',
    blockNumber: raw.blockNumber,
    blockHash: raw.blockHash,
    transactionHash: raw.transactionHash,
    logIndex: raw.logIndex,
    timestamp: toIso(timestamp),
    borrower: raw.borrower,
    liquidator: raw.liquidator,
    collateral: toMoved(facts, { asset: raw.collateralAsset, amount: raw.seizedAssets }),
    debt: toMoved(facts, { asset: raw.debtAsset, amount: raw.repaidAssets }),
    bonusUsd: usd(bonus),
    protocolFeeUsd: usd(bonus === null ? null : getFee(facts, bonus)),
    badDebtUsd: usd(getBadDebt(facts)),
    healthFactorBefore: toHealthFactor(health?.before, 'liquidatable'),
    healthFactorAfter: toHealthFactor(health?.after),
    blocksLate: facts.blocksLate,
  }
}

type Moved = { asset: Address; amount: bigint }

function toMoved(facts: Facts, { asset, amount }: Moved): MovedAsset {
  const reserve = facts.setup.reserves.find((each) => each?.asset === asset)
  const value = getBase(facts, { asset, amount })
  return {
    asset,
    symbol: reserve?.symbol ?? asset,
    decimals: reserve?.decimals ?? 0,
    amount: amount.toString(),
    valueUsd: value === null ? null : toUsd(value, facts.state.baseCurrencyUnit),
  }
}

function getBase({ setup, prices }: Facts, { asset, amount }: Moved): bigint | null {
  const price = prices.get(asset) ?? null
  const decimals = setup.reserves.find((reserve) => reserve?.asset === asset)?.decimals
  if (price === null || decimals === undefined) return null
  return getValue({ amount, price, decimals, rounding: 'floor' })
}

/**
 * The protocol keeps a share of the bonus part; the event tells what was left of it. So
 * fee = rest × share ÷ (1 − share), at the share in force now.
 */
function getFee({ state, raw }: Facts, bonus: bigint): bigint | null {
  const reserve = state.reserves.find((each) => each?.asset === raw.collateralAsset)
  if (!reserve) return null
  const share = reserve.liquidationProtocolFee
  if (bonus <= 0n || share >= PERCENTAGE_FACTOR) return 0n
  return (bonus * share) / (PERCENTAGE_FACTOR - share)
}

/** `null` up to v3.2, where no event tells of it. */
function getBadDebt(facts: Facts): bigint | null {
  if (facts.state.rules.liquidation === 'v3.0') return null
  let sum = 0n
  for (const { debtAsset, amount } of facts.deficits) {
    const value = getBase(facts, { asset: debtAsset, amount })
    if (value === null) return null
    sum += value
  }
  return sum
}

/**
 * Known for liquidations that were followed live. Before: the account of the block before at this block's
 * prices; where that is not liquidatable, something else of the same block made it so, and it is not told.
 */
function toHealthFactor(health: Health | undefined, only?: 'liquidatable'): string | null {
  if (health?.kind !== 'priced') return null
  return only && !health.liquidatable ? null : health.healthFactor.toString()
}

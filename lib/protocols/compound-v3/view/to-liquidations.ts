import type { Liquidation, MovedAsset } from '@/lib/api/schema/liquidation'
import { toIso } from '@/lib/api/time'
import type { CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Health } from '@/lib/risk/health'
import type { Address } from '@/lib/risk/units'
import type { RawAbsorption } from '../absorption'
import type { CometEntry } from '../entry'
import { getAbsorptionParts } from '../get-absorption-parts'
import type { CometQuote } from '../get-quote'
import { toUsd } from './dollars'

type Facts = {
  entry: CometEntry
  raw: RawAbsorption
  returned: bigint
  /** For symbols and decimals. */
  state: CometMarketState
  /** In force then, wad; `null` where nobody knows. */
  liquidationFactors: readonly bigint[] | null
  /** Of that block. */
  quote: CometQuote
  timestamp: number
  health: { before: Health | undefined; after: Health | undefined } | undefined
  blocksLate: number | null
}

/**
 * An absorption in the API's words: one item a collateral, each with its part of the debt; all of it in one where no
 * collateral was left. The bonus is the penalty: what of the value was not credited. Nobody receives it at once; the
 * shelf gives a part of it to whoever buys.
 */
export function toLiquidations(facts: Facts): Liquidation[] {
  const { entry, raw, state } = facts
  const usd = (value: bigint | null) => (value === null ? null : toUsd(value, facts.quote))
  const base = state.baseToken.asset
  const nothing = { asset: base, amount: 0n, value: 0n, logIndex: raw.logIndex }
  return getAbsorptionParts(raw, facts).map((part, index) => {
    const { asset, amount, value, logIndex } = raw.collateral[index] ?? nothing
    return {
      id: `${entry.chainId}-${raw.transactionHash}-${logIndex}`,
      market: entry.id,
      mechanism: 'absorption',
      blockNumber: raw.blockNumber,
      blockHash: raw.blockHash,
      transactionHash: raw.transactionHash,
      logIndex,
      timestamp: toIso(facts.timestamp),
      borrower: raw.borrower,
      liquidator: raw.absorber,
      collateral: toMoved(facts, { asset, amount, value }),
      debt: toMoved(facts, { asset: base, amount: part.debt, value: part.debtValue }),
      bonusUsd: usd(part.penaltyValue),
      protocolFeeUsd: part.penaltyValue === null ? null : '0',
      badDebtUsd: usd(part.badDebtValue),
      healthFactorBefore: toHealthFactor(facts.health?.before, 'liquidatable'),
      healthFactorAfter: toHealthFactor(facts.health?.after),
      blocksLate: facts.blocksLate,
    }
  })
}

function toMoved(
  { state, quote }: Facts,
  { asset, amount, value }: { asset: Address; amount: bigint; value: bigint },
): MovedAsset {
  const info = [state.baseToken, ...state.assets].find((each) => each.asset === asset)
  return {
    asset,
    symbol: info?.symbol ?? asset,
    decimals: info?.decimals ?? 0,
    amount: amount.toString(),
    valueUsd: toUsd(value, quote),
  }
}

/**
 * Known for absorptions that were followed live. Before: the account of the block before at this block's prices and
 * interest; where that is not liquidatable, something else of the same block made it so, and it is not told.
 */
function toHealthFactor(health: Health | undefined, only?: 'liquidatable'): string | null {
  if (health?.kind !== 'priced') return null
  return only && !health.liquidatable ? null : health.healthFactor.toString()
}

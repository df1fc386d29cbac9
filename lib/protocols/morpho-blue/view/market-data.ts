import type { Hex } from 'viem'
import { zeroAddress } from 'viem'
import { toDecimalString } from '@/lib/api/decimal'
import type { AsOf } from '@/lib/api/schema/as-of'
import type { MorphoPreLiquidation } from '@/lib/risk/morpho-blue/pre-liquidation'
import type { AccruedMorphoState } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { MorphoEntry } from '../entry'
import type { MorphoMarketFacts } from '../market-facts'
import type { MorphoDollars } from './dollars'

/** Seconds; `null` where it tells no time, where its heartbeat is not learnt yet. */
export type MorphoFeed = {
  address: Address
  updatedAt: number | null
  heartbeatSeconds: number | null
}

/** One market at one block, as the views need it. */
export type MorphoMarketData = {
  entry: MorphoEntry
  facts: MorphoMarketFacts
  asOf: AsOf
  state: AccruedMorphoState
  /** Something is owed, so the oracle was asked. */
  isPriced: boolean
  dollars: MorphoDollars
  /** Behind the oracle's price, where it names any. */
  feeds: readonly MorphoFeed[]
  /** Pre-liquidation contracts of this market that an account lets act. */
  getLines: (account: Address) => readonly MorphoPreLiquidation[]
}

export function toMarketId(entry: MorphoEntry, marketId: Hex): string {
  return `${entry.id}:${marketId}`
}

/** `Morpho WETH / USDC 86 %`: collateral, loan token, liquidation loan-to-value. */
export function toMarketName({ loanToken, collateralToken, lltv }: MorphoMarketFacts): string {
  if (collateralToken.asset === zeroAddress) return `Morpho ${loanToken.symbol}, without loans`
  return `Morpho ${collateralToken.symbol} / ${loanToken.symbol} ${toDecimalString(lltv, 16)} %`
}

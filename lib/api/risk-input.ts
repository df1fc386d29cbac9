import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { CometPriceScale } from '@/lib/risk/compound-v3/price-scale'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { MorphoPreLiquidation } from '@/lib/risk/morpho-blue/pre-liquidation'
import type { MorphoPrices } from '@/lib/risk/morpho-blue/prices'
import type { AccruedMorphoState, MorphoAccount, MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { SkyIlkState, SkyUrn } from '@/lib/risk/sky/state'
import type { AsOf } from './schema/as-of'

/**
 * The exact inputs of `lib/risk` for one account in one market at one block, so that a browser can work out
 * what the server did, and what would be. One kind a protocol. Handed to components, not part of the JSON API.
 */
export type RiskInput = {
  market: string
  marketName: string
  /** What of its account it is, as in the position; left out where it is the account itself. */
  subaccount?: string
  asOf: AsOf
} & (AaveRiskInput | MorphoRiskInput | CometRiskInput | SkyRiskInput)

/** That of one protocol. */
export type RiskInputOf<Protocol extends RiskInput['protocol']> = Extract<
  RiskInput,
  { protocol: Protocol }
>

/** What prices are told in: dollars, or a token where nobody knows dollars. */
export type Currency = 'usd' | { symbol: string }

export type AaveRiskInput = {
  protocol: 'aave-v3'
  /** Only the reserves that the account uses or may use; the others are holes. */
  state: AaveMarketState
  account: AaveAccount
}

export type MorphoRiskInput = {
  protocol: 'morpho-blue'
  state: AccruedMorphoState
  account: MorphoAccount
  prices: MorphoPrices
  /** Of `prices`; a token: the loan token. */
  currency: Currency
  /** Pre-liquidation contracts that the account lets act. */
  lines: readonly MorphoPreLiquidation[]
}

export type CometRiskInput = {
  protocol: 'compound-v3'
  /** Accrued to the block's time. */
  state: CometMarketState
  account: CometAccount
  scale: CometPriceScale
  /** Of what `scale` makes of prices; a token: the base token. */
  currency: Currency
}

export type SkyRiskInput = {
  protocol: 'sky'
  /** As stored: what `bark` judges by. */
  state: SkyIlkState
  urn: SkyUrn
  /** The token that is drawn. */
  dai: MorphoToken
}

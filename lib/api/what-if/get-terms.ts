import { type Address, WAD } from '@/lib/risk/units'
import type { Currency, RiskInput } from '../risk-input'
import { getDecimals } from './numbers'

export type WhatIfToken = { asset: Address; symbol: string; decimals: number }

/** What a link about an input can name, whatever its protocol. */
export type WhatIfTerms = {
  tokens: readonly WhatIfToken[]
  /** One of `currency` in the integers that prices and values are counted in. */
  unit: bigint
  /** Of a price's text; 0 where `unit` is no power of ten. */
  decimals: number
  currency: Currency
  /** Collateral can be switched on and off, and there may be eModes. */
  hasSwitches: boolean
}

/** The tokens of an input, and what its prices are counted in. */
export function getWhatIfTerms(input: RiskInput): WhatIfTerms {
  const terms = getOwn(input)
  return {
    hasSwitches: false,
    ...terms,
    tokens: terms.tokens.map(({ asset, symbol, decimals }) => ({ asset, symbol, decimals })),
    decimals: getDecimals(terms.unit) ?? 0,
  }
}

function getOwn(
  input: RiskInput,
): Pick<WhatIfTerms, 'tokens' | 'unit' | 'currency'> & { hasSwitches?: boolean } {
  switch (input.protocol) {
    case 'aave-v3':
      return {
        tokens: input.state.reserves.filter((reserve) => reserve !== undefined),
        unit: input.state.baseCurrencyUnit,
        currency: 'usd',
        hasSwitches: true,
      }
    case 'morpho-blue':
      return {
        tokens: [input.state.collateralToken, input.state.loanToken],
        unit: input.prices.unit,
        currency: input.currency,
      }
    case 'compound-v3':
      return {
        tokens: [...input.state.assets, input.state.baseToken],
        unit: input.scale.unit,
        currency: input.currency,
      }
    case 'sky':
      return { tokens: [input.state.gem, input.dai], unit: WAD, currency: 'usd' }
  }
}

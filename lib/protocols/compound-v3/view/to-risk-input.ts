import { parseDecimalString } from '@/lib/api/decimal'
import type { RiskInputOf } from '@/lib/api/risk-input'
import type { CometPriceScale } from '@/lib/risk/compound-v3/price-scale'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import { WAD } from '@/lib/risk/units'
import type { CometEntry } from '../entry'
import type { CometQuote } from '../get-quote'
import type { CometSnapshotData } from './snapshot-data'

const priceUnit = 10n ** 8n
const fine = 36

/** What `lib/risk` needs of a Comet for one account; `null` where there is nothing to play on: it only lends. */
export function toRiskInput(options: {
  entry: CometEntry
  data: Pick<CometSnapshotData, 'asOf' | 'state' | 'quote'>
  account: CometAccount
}): RiskInputOf<'compound-v3'> | null {
  const { entry, data, account } = options
  const { state, quote, asOf } = data
  if (account.principal >= 0n && account.collateral.length === 0) return null
  const isDollars = quote.kind === 'usd' || quote.usd !== null
  return {
    market: entry.id,
    marketName: entry.name,
    protocol: 'compound-v3',
    asOf,
    state,
    account,
    scale: toScale(quote),
    currency: isDollars ? 'usd' : { symbol: state.baseToken.symbol },
  }
}

/** Prices of a Comet that counts in something else are told in dollars of 18 decimals, where they are known. */
function toScale(quote: CometQuote): CometPriceScale {
  const usd = quote.kind === 'usd' || quote.usd === null ? 0n : parseDecimalString(quote.usd, fine)
  if (usd === 0n) return { unit: priceUnit, numerator: 1n, denominator: 1n }
  return { unit: WAD, numerator: usd, denominator: (priceUnit * 10n ** BigInt(fine)) / WAD }
}

import type { AaveWhatIf } from '@/lib/risk/aave-v3/what-if/what-if'
import type { Address } from '@/lib/risk/units'
import type { PriceChange, WhatIfAmount } from '@/lib/risk/what-if'
import { toDecimalString } from '../decimal'
import type { RiskInput } from '../risk-input'
import { getKeyedAssets, type KeyedAsset } from './asset-keys'
import { getWhatIfTerms, type WhatIfTerms } from './get-terms'
import type { WhatIfFields } from './what-if-fields'

/** The inverse of `parseWhatIf`: what names no asset of the input is left out. */
export function toWhatIfFields(input: RiskInput, whatIf: AaveWhatIf): WhatIfFields {
  const assets = new Map(getKeyedAssets(input).map((each) => [each.asset, each]))
  const terms = getWhatIfTerms(input)
  const fields: [string, string][] = []
  const write = <T>(
    step: string,
    values: ReadonlyMap<Address, T>,
    toText: (value: T, asset: KeyedAsset) => string,
  ) => {
    for (const [address, value] of values) {
      const asset = assets.get(address)
      if (asset) fields.push([`${step}.${asset.key}`, toText(value, asset)])
    }
  }
  if (whatIf.allPrices !== null) fields.push(['all', toDecimalString(whatIf.allPrices, 18)])
  write('p', whatIf.prices, (change) => toPriceField(terms, change))
  write('repay', whatIf.repay, toAmountField)
  write('withdraw', whatIf.withdraw, toAmountField)
  if (whatIf.eModeCategoryId !== null) fields.push(['emode', String(whatIf.eModeCategoryId)])
  write('add', whatIf.add, toAmountField)
  write('use', whatIf.collateral, (isUsed) => (isUsed ? 'on' : 'off'))
  write('borrow', whatIf.borrow, toAmountField)
  return Object.fromEntries(fields)
}

/** A price as a field: `2720.5`; a move with its sign: `-0.13`. */
export function toPriceField(
  { decimals }: Pick<WhatIfTerms, 'decimals'>,
  change: PriceChange,
): string {
  if (change.kind === 'move') {
    const text = toDecimalString(change.move, 18)
    return change.move < 0n ? text : `+${text}`
  }
  return toDecimalString(change.price, decimals)
}

/** An amount as a field, every digit of it: `10000.000001`. */
export function toAmountField(amount: WhatIfAmount, { decimals }: { decimals: number }): string {
  return amount === 'all' ? 'all' : toDecimalString(amount, decimals)
}

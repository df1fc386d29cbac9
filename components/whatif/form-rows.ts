import { toDecimalString } from '@/lib/api/decimal'
import type { KeyedAsset } from '@/lib/api/what-if/asset-keys'
import type { WhatIfTerms } from '@/lib/api/what-if/get-terms'
import { toAmountField, toPriceField } from '@/lib/api/what-if/to-what-if-fields'
import { WAD } from '@/lib/risk/units'
import type { WhatIfAmount } from '@/lib/risk/what-if'
import { roundDigits } from './round-digits'
import { toValueText } from './to-value-text'

/** A field's slider: `place` in percent of what it can be, `toText` what the field says at a place. */
export type Slider = { min: number; max: number; place: number; toText(place: number): string }

export type PriceRow = {
  key: string
  asset: KeyedAsset
  text: string
  /** Decimal text; `null` where the oracle gives none. */
  today: string | null
  /** In the what-if. */
  after: string | null
  /** Ratio of the move from today's; `null` where there is no price to move from. */
  move: string | null
  slider: Slider | null
}

export type AmountStep = 'repay' | 'withdraw' | 'add' | 'borrow'

export type AmountRow = {
  key: string
  step: AmountStep
  asset: KeyedAsset
  text: string
  /** Where the slider ends, smallest units: what is owed, held, or may still be borrowed today. */
  most: bigint
  slider: Slider | null
}

/** All prices that move with the market. */
export function toAllRow(move: bigint | null, text: string): { text: string; slider: Slider } {
  const [min, max] = [-90, 100]
  return {
    text,
    slider: {
      min,
      max,
      place: toPlace(move ?? 0n, { whole: WAD, min, max }),
      toText: (place) => (place === 0 ? '' : toDecimalString((BigInt(place) * WAD) / 100n, 18)),
    },
  }
}

export function toPriceRow(
  terms: WhatIfTerms,
  row: { asset: KeyedAsset; text: string; today: bigint | null; after: bigint | null },
): PriceRow {
  const { asset, text, today, after } = row
  const toText = (price: bigint | null) => (price === null ? null : toValueText(price, terms.unit))
  const base = { key: `p.${asset.key}`, asset, text, today: toText(today), after: toText(after) }
  if (!today || after === null) return { ...base, move: null, slider: null }
  const [min, max] = [0, 200]
  return {
    ...base,
    move: toDecimalString(((after - today) * WAD) / today, 18),
    slider: {
      min,
      max,
      place: toPlace(after, { whole: today, min, max }),
      toText: (place) => {
        if (place === 100) return ''
        const price = roundDigits((today * BigInt(place)) / 100n, 5)
        return toPriceField(terms, { kind: 'price', price })
      },
    },
  }
}

/** @param row `given`: what the field asks for, where it asks for something */
export function toAmountRow(row: {
  step: AmountStep
  asset: KeyedAsset
  text: string
  most: bigint
  given: WhatIfAmount | undefined
}): AmountRow {
  const { step, asset, text, most, given = 0n } = row
  const base = { key: `${step}.${asset.key}`, step, asset, text, most }
  if (most === 0n) return { ...base, slider: null }
  const [min, max] = [0, 100]
  const toText = (place: number) => {
    if (place === min) return ''
    if (place === max && (step === 'repay' || step === 'withdraw')) return 'all'
    return toAmountField(roundDigits((most * BigInt(place)) / 100n, 4), asset)
  }
  const place = given === 'all' ? max : toPlace(given, { whole: most, min, max })
  return { ...base, slider: { min, max, place, toText } }
}

/** The nearest percent of a whole, within the slider's ends. */
function toPlace(value: bigint, { whole, min, max }: { whole: bigint; min: number; max: number }) {
  const tenths = Number((value * 1000n) / whole)
  return Math.min(max, Math.max(min, Math.round(tenths / 10)))
}

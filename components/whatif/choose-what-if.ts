import type { RiskInput } from '@/lib/api/risk-input'
import { parseWhatIfKey, pickWhatIfFields } from '@/lib/api/what-if/what-if-fields'
import type { SearchParams } from '../page-query/parse-page-query'
import type { WhatIfChoice } from './what-if-section'

/** Keys of the account page's URL that are not a what-if's. */
const PAGE_KEYS = ['market', 'block', 'shock', 'fall']

export type ChosenWhatIf = {
  /** `null` where there is no position to play on. */
  choice: WhatIfChoice | null
  /** A market that the URL names and that this account has no position in. */
  missing: string | null
  /** Keys that mean nothing here. */
  ignored: readonly string[]
  /** Where a form left empty fields: the same page by an address worth sharing; else `null`. */
  cleanHref: string | null
}

/**
 * What the account page's URL says of a what-if. It is played on the market that `market` names, else on the
 * first of `inputs`: the position nearest to liquidation.
 */
export function chooseWhatIf(
  params: SearchParams,
  { inputs, path }: { inputs: readonly RiskInput[]; path: string },
): ChosenWhatIf {
  const entries = Object.entries(params)
  const wanted = getFirst(params.market)
  const own = wanted === undefined ? inputs[0] : inputs.find(({ market }) => market === wanted)
  const input = own ?? inputs[0]
  const hidden = Object.fromEntries(
    PAGE_KEYS.flatMap((key) => {
      const value = getFirst(params[key])
      return value === undefined || (key === 'market' && own === undefined) ? [] : [[key, value]]
    }),
  )
  return {
    choice: input ? { input, fields: pickWhatIfFields(entries), path, hidden } : null,
    missing: wanted !== undefined && own === undefined ? wanted : null,
    ignored: entries.flatMap(([key]) =>
      PAGE_KEYS.includes(key) || parseWhatIfKey(key) ? [] : [key],
    ),
    cleanHref: getCleanHref(entries, path),
  }
}

function getFirst(value: string | string[] | undefined): string | undefined {
  const first = typeof value === 'string' ? value : value?.[0]
  return first === '' ? undefined : first
}

function getCleanHref(
  entries: readonly [string, string | string[] | undefined][],
  path: string,
): string | null {
  const isEmpty = ([key, value]: (typeof entries)[number]) =>
    value === '' && (key === 'market' || parseWhatIfKey(key) !== null)
  if (!entries.some(isEmpty)) return null
  const kept = entries
    .filter((entry) => !isEmpty(entry))
    .flatMap(([key, value]) => [value ?? []].flat().map((each) => [key, each]))
  return `${path}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`
}

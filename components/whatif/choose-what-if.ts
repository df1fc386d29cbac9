import type { RiskInput } from '@/lib/api/risk-input'
import { parseWhatIfKey, pickWhatIfFields } from '@/lib/api/what-if/what-if-fields'
import type { SearchParams } from '../page-query/parse-page-query'
import type { WhatIfChoice } from './what-if-section'

/** Keys of the account page's URL that are not a what-if's. */
const PAGE_KEYS = ['market', 'subaccount', 'block', 'shock', 'fall']
/** Which position it is played on. */
const PLACE_KEYS = ['market', 'subaccount']

export type ChosenWhatIf = {
  /** `null` where there is no position to play on. */
  choice: WhatIfChoice | null
  /** A market, or a vault, that the URL names and that this account has no position in. */
  missing: string | null
  /** Keys that mean nothing here. */
  ignored: readonly string[]
  /** Where a form left empty fields: the same page by an address worth sharing; else `null`. */
  cleanHref: string | null
}

/**
 * What the account page's URL says of a what-if. It is played on the position that `market` and `subaccount` name,
 * else on the first of `inputs`: the one nearest to liquidation.
 */
export function chooseWhatIf(
  params: SearchParams,
  { inputs, path }: { inputs: readonly RiskInput[]; path: string },
): ChosenWhatIf {
  const entries = Object.entries(params)
  const wanted = { market: getFirst(params.market), subaccount: getFirst(params.subaccount) }
  const own = inputs.find((each) => isWanted(each, wanted))
  const input = own ?? inputs[0]
  const hidden = Object.fromEntries(
    PAGE_KEYS.flatMap((key) => {
      const value = getFirst(params[key])
      const isLost = PLACE_KEYS.includes(key) && own === undefined
      return value === undefined || isLost ? [] : [[key, value]]
    }),
  )
  return {
    choice: input ? { input, fields: pickWhatIfFields(entries), path, hidden } : null,
    missing: own === undefined ? (wanted.subaccount ?? wanted.market ?? null) : null,
    ignored: entries.flatMap(([key]) =>
      PAGE_KEYS.includes(key) || parseWhatIfKey(key) ? [] : [key],
    ),
    cleanHref: getCleanHref(entries, path),
  }
}

function isWanted(
  input: RiskInput,
  { market, subaccount }: { market: string | undefined; subaccount: string | undefined },
): boolean {
  const isOfVault =
    subaccount === undefined || input.subaccount?.toLowerCase() === subaccount.toLowerCase()
  return isOfVault && (market === undefined || input.market === market)
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
    value === '' && (PLACE_KEYS.includes(key) || parseWhatIfKey(key) !== null)
  if (!entries.some(isEmpty)) return null
  const kept = entries
    .filter((entry) => !isEmpty(entry))
    .flatMap(([key, value]) => [value ?? []].flat().map((each) => [key, each]))
  return `${path}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`
}

/**
 * A what-if as the text of its fields, by the keys of the URL: `p.WETH`, `repay.USDC`, `borrow.…`, `add.…`,
 * `withdraw.…`, `use.…`, `all`, `emode`, `level`. Empty ones are not in it.
 */
export type WhatIfFields = Readonly<Record<string, string>>

export const ASSET_STEPS = ['p', 'repay', 'borrow', 'add', 'withdraw', 'use'] as const
export type AssetStep = (typeof ASSET_STEPS)[number]
export const OTHER_KEYS = ['all', 'emode', 'level', 'with'] as const

/** Health that "what to do" aims at where nobody says. */
export const DEFAULT_LEVEL = '1.5'

export type OtherStep = (typeof OTHER_KEYS)[number]

export type WhatIfKey = { step: AssetStep; name: string } | { step: OtherStep }

/** What a key of the URL means to a what-if; `null` where it means nothing. */
export function parseWhatIfKey(key: string): WhatIfKey | null {
  const other = OTHER_KEYS.find((each) => each === key)
  if (other) return { step: other }
  const dot = key.indexOf('.')
  const step = ASSET_STEPS.find((each) => each === key.slice(0, dot))
  return step === undefined || dot < 1 || dot === key.length - 1
    ? null
    : { step, name: key.slice(dot + 1) }
}

/** Those of a URL's parameters that are a what-if's, as they stand; of one given twice the first. */
export function pickWhatIfFields(
  params: Iterable<readonly [string, string | readonly string[] | undefined]>,
): WhatIfFields {
  const fields = new Map<string, string>()
  for (const [key, value] of params) {
    const first = typeof value === 'string' ? value : value?.[0]
    if (first === undefined || first === '' || fields.has(key) || !parseWhatIfKey(key)) continue
    fields.set(key, first)
  }
  return Object.fromEntries(fields)
}

/** Fields as the end of a link, keys in the order given: `repay.USDC=100&all=-0.1`. */
export function toWhatIfQuery(fields: WhatIfFields): string {
  return new URLSearchParams(Object.entries(fields).filter(([, text]) => text !== '')).toString()
}

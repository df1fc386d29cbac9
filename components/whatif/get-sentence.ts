import type { Currency } from '@/lib/api/risk-input'
import { formatDistance, formatSymbol } from '@/lib/format'
import type { HeadlinePart } from '../account/get-headline'
import { formatMoneyPrice } from './format-money'
import type { Outcome, OutcomeTrigger } from './world'

const VERBS = { down: 'falls', up: 'rises' } as const

/** A trigger's price, rounded towards today's: the danger is never shown further away than it is. */
export function formatOutcomePrice(
  { direction, liquidationPrice }: OutcomeTrigger,
  currency: Currency,
): string {
  return formatMoneyPrice(liquidationPrice, {
    currency,
    rounding: direction === 'down' ? 'up' : 'down',
  })
}

/** What would be said first of the account in the what-if, in the words of its page. */
export function getSentence(
  { health, triggers, isHeldBack, earlier }: Outcome,
  currency: Currency,
): readonly HeadlinePart[] {
  if (health.kind === 'no-debt')
    return [{ text: 'Nothing would be owed: nothing could be liquidated.' }]
  if (health.kind === 'unpriced') return [{ text: 'A price is missing: health can’t be told.' }]
  if (isHeldBack)
    return [{ text: 'Under water: only a pause or a limit keeps others from liquidating it.' }]
  if (health.liquidatable)
    return [
      { text: 'Under water: anyone could liquidate it ' },
      { text: 'at once', kind: 'strong' },
      { text: '.' },
    ]
  if (earlier?.isOpen)
    return [
      { text: 'Part of it could be sold ' },
      { text: 'at once', kind: 'strong' },
      { text: ': an earlier line that you opted in to is crossed.' },
    ]
  const [first] = triggers
  if (!first) return [{ text: 'No single price could liquidate this.' }]
  if (Number(first.distance) <= 0)
    return [
      { text: 'Under water once the price that the oracle has already is reported: ' },
      { text: 'anyone can do that', kind: 'strong' },
      { text: '.' },
    ]
  return [
    { text: 'Liquidated if ' },
    { text: formatSymbol(first.symbol), kind: 'token' },
    { text: ` ${VERBS[first.direction]} ` },
    { text: formatDistance(first.distance), kind: 'strong' },
    { text: `, to ${formatOutcomePrice(first, currency)}.` },
  ]
}

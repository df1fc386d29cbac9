import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { Account, Position } from '@/lib/api/schema/position'
import { formatDistance, formatDuration, formatPrice, formatSymbol, formatUsd } from '@/lib/format'
import { WAD } from '@/lib/risk/units'
import { bearers } from '../mechanisms/bearers'
import { compareDecimals } from './compare-decimals'
import { getTriggers, type Trigger } from './get-triggers'
import { getNextTime, isUnsafeNext } from './position/get-outlook'
import { isUncovered } from './position/is-uncovered'
import { sortByNearness } from './sort-by-nearness'

export type HeadlinePart = { text: string; kind?: 'strong' | 'token' }

/** What an account's page says first, in words; `sub` are the sentences beneath. */
export type Headline = {
  kind:
    | 'liquidatable'
    | 'unsafe-next'
    | 'earlier'
    | 'bad-debt'
    | 'trigger'
    | 'unreachable'
    | 'unpriced'
    | 'no-debt'
    | 'empty'
    | 'unread'
  parts: readonly HeadlinePart[]
  sub: readonly string[]
}

const VERBS = { down: 'falls', up: 'rises' } as const
const MOVES = { down: 'falling', up: 'rising' } as const

/** A trigger's price, rounded towards today's: the danger is never shown further away than it is. */
export function formatTriggerPrice({
  direction,
  liquidationPrice,
}: Pick<Trigger, 'direction' | 'liquidationPrice'>): string {
  if (liquidationPrice.usd === null) return 'a price not known in dollars'
  return formatPrice(liquidationPrice.usd, direction === 'down' ? 'up' : 'down')
}

/** The sentence as plain text, for titles and descriptions. */
export function toSentence({ parts }: Headline): string {
  return parts.map(({ text }) => text).join('')
}

/** What is to be said first of an account: of the position that is nearest to liquidation. */
export function getHeadline(account: Account): Headline {
  const [nearest, ...others] = sortByNearness(account.positions)
  const unread = account.unread.map(
    ({ marketName }) =>
      `${marketName} could not be read: what this account has there is not known.`,
  )
  if (!nearest) return getEmptyHeadline(unread)
  const headline = getPositionHeadline(nearest)
  const unpriced = others
    .filter(({ health }) => health.kind === 'unpriced')
    .map(({ marketName }) => `In ${marketName} a price is missing: health there can’t be told.`)
  const late =
    headline.kind === 'liquidatable'
      ? others.filter(({ health }) => health.kind === 'priced' && health.liquidatable).length
      : 0
  const also =
    late === 0
      ? []
      : [`So is ${late === 1 ? 'another position' : `each of ${late} other positions`}.`]
  return { ...headline, sub: [...headline.sub, ...also, ...unpriced, ...unread] }
}

function getEmptyHeadline(unread: string[]): Headline {
  if (unread.length > 0)
    return {
      kind: 'unread',
      parts: [{ text: 'No position is known of, but not everything could be read.' }],
      sub: unread,
    }
  return {
    kind: 'empty',
    parts: [{ text: 'This account has no position in the markets that are followed.' }],
    sub: [],
  }
}

/** What is to be said first of one position. */
export function getPositionHeadline(position: Position): Headline {
  const { health } = position
  if (health.kind === 'no-debt')
    return {
      kind: 'no-debt',
      parts: [{ text: 'Nothing is owed: nothing can be liquidated.' }],
      sub: ['Without debt no price and no interest reaches this account.'],
    }
  if (health.kind === 'unpriced') return getUnpricedHeadline(position, health.assets)
  if (isUncovered(position)) return getBadDebtHeadline(position)
  if (health.liquidatable) return getLiquidatableHeadline(position, BigInt(health.healthFactor))
  if (isUnsafeNext(position)) return getNextHeadline(position)
  if (position.earlier?.liquidatable) return getEarlierHeadline(position)
  const [first, ...rest] = getTriggers(position)
  return first ? getTriggerHeadline(position, [first, ...rest]) : getUnreachableHeadline(position)
}

function getUnpricedHeadline(position: Position, assets: readonly string[]): Headline {
  const legs = [...position.collateral, ...position.debt]
  const symbols = assets.map((asset) => {
    const leg = legs.find((each) => each.asset === asset)
    return leg ? formatSymbol(leg.symbol) : asset
  })
  return {
    kind: 'unpriced',
    parts: [
      { text: 'The oracle gives no price for ' },
      { text: symbols.join(', '), kind: 'token' },
      { text: ': health can’t be told.' },
    ],
    sub: ['The amounts below are what the contracts hold; only what they are worth is not known.'],
  }
}

function getBadDebtHeadline({ debtUsd, marketName, protocol }: Position): Headline {
  const owed = debtUsd === null ? 'What is owed' : formatUsd(debtUsd)
  return {
    kind: 'bad-debt',
    parts: [{ text: 'Nothing is left to sell: what is owed stays unpaid.' }],
    sub: [
      `${owed} is owed, and nothing counts as collateral for it. It is bad debt of ${marketName}, borne by ${bearers[protocol]}; no liquidator gains by repaying it.`,
    ],
  }
}

function getLiquidatableHeadline(position: Position, healthFactor: bigint): Headline {
  const blocked = position.liquidation[0]?.blocked
  const reached = getTriggers(position).find(({ direction }) => direction === 'down')
  const sub = [
    ...(blocked ? [`The protocol holds it back for now: ${blocked}.`] : []),
    ...(reached
      ? [
          `The line was crossed at ${formatSymbol(reached.symbol)} ${formatTriggerPrice(reached)}; the price now is ${reached.priceUsd === null ? 'not known' : formatPrice(reached.priceUsd)}.`,
        ]
      : []),
    ...getCureSentence(position, healthFactor),
  ]
  return {
    kind: 'liquidatable',
    parts: [
      { text: 'Under water: anyone may liquidate it ' },
      { text: 'now', kind: 'strong' },
      { text: '.' },
    ],
    sub,
  }
}

/** The oracle holds a price back that is known already: there is until then to repay. */
function getNextHeadline(position: Position): Headline {
  const { next, collateral } = position
  const symbol = formatSymbol(collateral[0]?.symbol ?? 'the collateral')
  const price = next?.price.usd ? ` of ${symbol}, ${formatPrice(next.price.usd, 'down')},` : ''
  return {
    kind: 'unsafe-next',
    parts: [
      { text: 'Safe now, unsafe ' },
      { text: getNextTime(position), kind: 'strong' },
      { text: '.' },
    ],
    sub: [
      `The oracle’s next price${price} is known already; once it is in force anybody may start an auction.`,
      'Until then there is time to repay or to add collateral.',
    ],
  }
}

/** Past a line that the borrower opted in to, before the protocol's own. */
function getEarlierHeadline(position: Position): Headline {
  const [first] = getTriggers(position)
  return {
    kind: 'earlier',
    parts: [
      { text: 'A part may be sold ' },
      { text: 'now', kind: 'strong' },
      { text: ': an earlier line that you opted in to is crossed.' },
    ],
    sub: first
      ? [
          `All of it once ${formatSymbol(first.symbol)} ${VERBS[first.direction]} ${formatDistance(first.distance)}, to ${formatTriggerPrice(first)}.`,
        ]
      : [],
  }
}

/** Health 1 needs the debt down to health × debt: the repayment is the rest, rounded up to the cent. */
function getCureSentence({ debtUsd }: Position, healthFactor: bigint): string[] {
  if (debtUsd === null) return []
  const debt = parseDecimalString(debtUsd, 36)
  const cent = 10n ** 34n
  const repay = (((WAD - healthFactor) * debt) / WAD / cent + 1n) * cent
  return [
    `Repaying ${formatUsd(toDecimalString(repay, 36))} of what is owed would bring health back to 1; so would more collateral.`,
  ]
}

function getTriggerHeadline(position: Position, triggers: [Trigger, ...Trigger[]]): Headline {
  const [first, ...others] = triggers
  const nearer = others.filter((each) => compareDecimals(each.distance, first.distance) < 0)
  return {
    kind: 'trigger',
    parts: [
      { text: 'Liquidated if ' },
      { text: formatSymbol(first.symbol), kind: 'token' },
      { text: ` ${VERBS[first.direction]} ` },
      { text: formatDistance(first.distance), kind: 'strong' },
      { text: `, to ${formatTriggerPrice(first)}.` },
    ],
    sub: [
      nearer.length === 0
        ? 'Nothing else reaches you first.'
        : `A lost peg would reach you too: ${nearer.map(toMove).join('; ')}.`,
      getInterestSentence(position),
      ...getTogetherSentence(position, 'does the same'),
    ],
  }
}

function toMove(trigger: Trigger): string {
  return `${formatSymbol(trigger.symbol)} ${MOVES[trigger.direction]} ${formatDistance(trigger.distance)}, to ${formatTriggerPrice(trigger)}`
}

function getInterestSentence({ timeToLiquidationSeconds: seconds }: Position): string {
  if (seconds === null) return 'At today’s prices and rates interest alone never gets there.'
  return `At today’s prices, interest alone would take about ${formatDuration(seconds)}.`
}

function getTogetherSentence({ collateral, distance }: Position, does: string): string[] {
  const counted = collateral.filter(({ usedAsCollateral }) => usedAsCollateral)
  // Of one collateral alone it would only repeat the headline.
  if (distance.uniform === null || counted.length < 2) return []
  return [`A fall of all your collateral together by ${formatDistance(distance.uniform)} ${does}.`]
}

function getUnreachableHeadline(position: Position): Headline {
  return {
    kind: 'unreachable',
    parts: [{ text: 'No single price can liquidate this.' }],
    sub: [...getTogetherSentence(position, 'does'), getInterestSentence(position)],
  }
}

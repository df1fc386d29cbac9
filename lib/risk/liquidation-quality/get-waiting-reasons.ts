/** A loan past its line that nobody has taken, as far as it is known; dollars. */
export type WaitingFacts = {
  debtUsd: number | null
  collateralUsd: number | null
  /** Blocks that it has waited at most, 0 in the first; `null` where nobody knows. */
  blocksWaited: number | null
  /** The choices of a liquidator; none: nothing can be taken. */
  choices: readonly WaitingChoice[]
  /** Of the bare call; `null` where the price of gas or of the coin that pays it is not known. */
  gasCostUsd: number | null
  /** Whether whoever calls for the sale is paid for that. */
  isCallerPaid: boolean
}

export type WaitingChoice = {
  /** Why the protocol refuses it now, by its own name. */
  blocked: string | null
  bonusUsd: number | null
  repayUsd: number | null
  seizedUsd: number | null
  toxic: boolean
  /** More than the market has at hand: what is taken can't be withdrawn. */
  isCollateralLentOut: boolean
  /** What selling the seized collateral for the debt asset in the known pools brings; `null`: no pool is known. */
  saleUsd: number | null
  /** No known pool trades the debt asset at all. */
  isDebtIlliquid: boolean
}

export type WaitingReason =
  /** It has been possible for one block at most. */
  | 'just-now'
  /** The protocol, or an asset of the loan, is paused. */
  | 'paused'
  | 'grace-period'
  | 'sequencer-outage'
  /** What would be left is less than the rules allow. */
  | 'leaves-dust'
  /** Auctions raise as much as they may at once already. */
  | 'auction-limit'
  /** Refused by the protocol for another cause. */
  | 'refused'
  /** There is no collateral, or none that may be taken. */
  | 'nothing-to-take'
  /** There is collateral, and it is worth less than the debt. */
  | 'bad-debt'
  | 'dust'
  | 'bonus-below-gas'
  /** Whoever calls for the sale gets nothing for it. */
  | 'caller-unpaid'
  /** Selling what is taken brings less than what is paid for it. */
  | 'no-depth'
  | 'collateral-lent-out'
  | 'debt-illiquid'
  /** A part of it only makes the rest worse. */
  | 'toxic'
  /** Nothing of all this explains it. */
  | 'not-known'

/** A debt smaller than that is dust, dollars. */
export const dustUsd = 10

/** By the names that the protocols' own checks have in this project. */
const refusals: Readonly<Record<string, WaitingReason>> = {
  'reserve-paused': 'paused',
  'reserve-inactive': 'paused',
  paused: 'paused',
  stopped: 'paused',
  'not-live': 'paused',
  'grace-period': 'grace-period',
  'sequencer-outage': 'sequencer-outage',
  'leaves-dust': 'leaves-dust',
  'liquidation-limit-hit': 'auction-limit',
  'dusty-auction': 'auction-limit',
  'not-collateral': 'nothing-to-take',
  'null-auction': 'nothing-to-take',
}

/**
 * Everything that is known to keep a liquidator from a loan, the plainest first. Only what holds for every choice
 * counts: a loan with one choice that pays is not explained by another that doesn't.
 */
export function getWaitingReasons(facts: WaitingFacts): WaitingReason[] {
  const reasons = new Set<WaitingReason>()
  const open = facts.choices.filter(({ blocked }) => blocked === null)
  const canTake = open.filter(({ seizedUsd }) => seizedUsd !== 0)
  if (facts.blocksWaited !== null && facts.blocksWaited <= 1) reasons.add('just-now')
  if (open.length === 0)
    for (const { blocked } of facts.choices)
      if (blocked !== null) reasons.add(refusals[blocked] ?? 'refused')
  if (facts.choices.length === 0 || facts.collateralUsd === 0) reasons.add('nothing-to-take')
  else if (open.length > 0 && canTake.length === 0) reasons.add('nothing-to-take')
  if (facts.collateralUsd !== 0 && isUnder(facts.collateralUsd, facts.debtUsd))
    reasons.add('bad-debt')
  if (isUnder(facts.debtUsd, dustUsd)) reasons.add('dust')
  if (!facts.isCallerPaid) reasons.add('caller-unpaid')
  for (const reason of getCosts(canTake, facts.gasCostUsd)) reasons.add(reason)
  return reasons.size > 0 ? [...reasons] : ['not-known']
}

function getCosts(
  choices: readonly WaitingChoice[],
  gasCostUsd: number | null,
): readonly WaitingReason[] {
  if (choices.length === 0) return []
  const all = (holds: (choice: WaitingChoice) => boolean) => choices.every(holds)
  const held: readonly [boolean, WaitingReason][] = [
    [all(({ bonusUsd }) => isUnder(bonusUsd, gasCostUsd)), 'bonus-below-gas'],
    [all(({ saleUsd, repayUsd }) => isUnder(saleUsd, repayUsd)), 'no-depth'],
    [all(({ isCollateralLentOut }) => isCollateralLentOut), 'collateral-lent-out'],
    [all(({ isDebtIlliquid }) => isDebtIlliquid), 'debt-illiquid'],
    [all(({ toxic }) => toxic), 'toxic'],
  ]
  return held.flatMap(([holds, reason]) => (holds ? [reason] : []))
}

/** Nothing is under what is not known. */
function isUnder(value: number | null, limit: number | null): boolean {
  return value !== null && limit !== null && value < limit
}

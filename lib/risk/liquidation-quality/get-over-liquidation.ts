import type { Occasion } from './group-occasions'

export type OverLiquidation = {
  /** Occasions of which it is known how the loan was left. */
  known: number
  notKnown: number
  /** By their mechanism all or nothing is sold: the question is not put to them. */
  notApplicable: number
  /** Still below the line. */
  under: number
  /** At 1, or so little above it that less would not have done. */
  enough: number
  /** Further above the line than was needed. */
  over: number
  /** No debt was left, and all of it was paid. */
  closed: number
  /** No debt was left because the rest of it was lost. */
  lost: number
  /** `over` ÷ `known`. */
  share: number | null
}

const WAD = 10n ** 18n
/** A hundredth above the line counts as no more than was needed: amounts are chosen a little too large on purpose. */
export const overAbove: bigint = WAD + WAD / 100n

/** How many were left safer than bringing health back to 1 needed, judged by their health afterwards alone. */
export function getOverLiquidation(occasions: readonly Occasion[]): OverLiquidation {
  const counts = {
    known: 0,
    notKnown: 0,
    notApplicable: 0,
    under: 0,
    enough: 0,
    over: 0,
    closed: 0,
    lost: 0,
  }
  for (const occasion of occasions) {
    const outcome = getOutcome(occasion)
    counts[outcome] += 1
    if (outcome !== 'notKnown' && outcome !== 'notApplicable') counts.known += 1
  }
  return { ...counts, share: counts.known === 0 ? null : counts.over / counts.known }
}

type Outcome = 'notKnown' | 'notApplicable' | 'under' | 'enough' | 'over' | 'closed' | 'lost'

function getOutcome({ mechanism, healthAfter, isFollowed, badDebtUsd }: Occasion): Outcome {
  if (mechanism !== 'fixed-spread') return 'notApplicable'
  if (healthAfter === null) {
    if (!isFollowed) return 'notKnown'
    return badDebtUsd !== null && badDebtUsd > 0 ? 'lost' : 'closed'
  }
  if (healthAfter < WAD) return 'under'
  return healthAfter > overAbove ? 'over' : 'enough'
}

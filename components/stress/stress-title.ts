import type { PlayedStress, StressView } from '@/lib/risk/scenarios/stress-view'
import { count, toShare, toTimes, toUsd } from './to-text'

/**
 * What is seen, in one sentence: "WETH −20 %: 412 loans are sold, the price falls a further 3.1 %; amplification
 * 1.16 ×".
 */
export function getStressTitle(text: string, view: StressView): string {
  if (view.kind === 'impossible') return `${text}: can’t be played here`
  const { totals, followed } = view
  if (view.isOracleBlind) return `${text}: ${getUnseen(view)}`
  if (totals.accounts === 0) return `${text}: ${getLeft(view)}`
  const sold = `${count(totals.accounts, 'loan')} ${totals.accounts === 1 ? 'is' : 'are'} sold`
  const further = getFurther(view)
  if (followed === null || further === null) return `${text}: ${sold}`
  if (followed.venue === 'not-known')
    return `${text}: ${sold}; what that does to the price is not known`
  if (further < 0.00005) return `${text}: ${sold}, the price falls no further`
  const times =
    followed.amplification === null ? '' : `; amplification ${toTimes(followed.amplification)}`
  return `${text}: ${sold}, the price falls a further ${toShare(further)}${times}`
}

function getUnseen({ notes, totals }: PlayedStress): string {
  const note = notes.find(({ kind }) => kind === 'unseen')
  const shortfall = note?.kind === 'unseen' ? note.shortfall : 0
  const sold =
    totals.accounts === 0
      ? 'nobody is sold'
      : `${count(totals.accounts, 'loan')} ${totals.accounts === 1 ? 'is' : 'are'} sold`
  if (shortfall === 0) return `all debt keeps collateral behind it, and ${sold}`
  return `${toUsd(shortfall)} of debt has no collateral behind it, and ${sold}`
}

/** How far the sale itself lowers the followed price at its lowest, of the shocked price; null: nothing is followed. */
export function getFurther({ followed }: PlayedStress): number | null {
  if (!followed || followed.shockedPrice <= 0) return null
  return Math.max(0, 1 - followed.lowestOraclePrice / followed.shockedPrice)
}

function getLeft({ totals }: PlayedStress): string {
  if (totals.leftAccounts === 0) return 'nobody is sold'
  return `${count(totals.leftAccounts, 'loan')} below the line, and nobody is sold`
}

import { formatCount } from '@/lib/format'

/** What falls in the curve beside the list, how far, and how many loans that reaches. */
export type Fall = {
  /** A symbol, or "all collateral". */
  name: string
  /** The asset that falls alone; null where all collateral does. */
  asset: string | null
  percent: number
  accounts: number
}

/** "Nearest to liquidation: 312 loans if all collateral falls 20 %", by the same curve that stands beside it. */
export function getNearestTitle(fall: Fall | null): string {
  const title = 'Nearest to liquidation'
  if (!fall) return title
  const { name, percent, accounts } = fall
  const count = accounts === 1 ? 'one loan' : `${formatCount(accounts)} loans`
  if (percent === 0) {
    if (accounts === 0) return `${title}: none is past it today`
    return `${title}: ${count} ${accounts === 1 ? 'is' : 'are'} past it today`
  }
  const when = `if ${name} falls ${percent}\u00a0%`
  return accounts === 0 ? `${title}: none is reached ${when}` : `${title}: ${count} ${when}`
}

import { formatParameter } from '@/lib/format'
import { compareDecimals } from '../compare-decimals'

/** From v3.3 half is counted over all debts in the oracle's units: rounding leaves 49.99 % of one of them. */
export const isAboutHalf = (closeFactor: string): boolean =>
  compareDecimals(closeFactor, '0.499') >= 0 && compareDecimals(closeFactor, '0.501') <= 0

/** The share of a debt that may be repaid, as percent: half of it is 50.0 %, whatever rounding took off. */
export const formatCloseFactor = (closeFactor: string): string =>
  formatParameter(isAboutHalf(closeFactor) ? '0.5' : closeFactor)

import type { AaveRules } from './state'

/** Newest revision whose sources these rules were written from: v3.7. */
export const NEWEST_AAVE_REVISION = 11

/**
 * The rule set of a pool by its `POOL_REVISION()`.
 * 1 to 4 = v3.0 to v3.1, 5 and 6 = v3.2, 7 = v3.3, 8 = v3.4, 9 = v3.5, 10 = v3.6, 11 = v3.7.
 * A newer revision gets the newest rules: compare `revision` with `NEWEST_AAVE_REVISION` to tell.
 * @throws RangeError for a revision that no Aave v3 pool ever had (below 1, not an integer).
 */
export function getAaveRules(revision: number): AaveRules {
  if (!Number.isInteger(revision) || revision < 1) {
    throw new RangeError(`no Aave v3 pool has revision ${revision}: its first is 1`)
  }
  return {
    revision,
    averageThreshold: revision >= 9 ? 'exact' : 'truncated',
    rounding: revision >= 9 ? 'directional' : 'half-up',
    eMode: revision >= 5 ? 'bitmap' : 'category',
    zeroThreshold: revision >= 10 ? 'counted' : 'ignored',
    liquidation: revision >= 7 ? 'v3.3' : 'v3.0',
    stableDebt: revision <= 4,
  }
}

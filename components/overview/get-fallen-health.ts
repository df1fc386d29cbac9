import type { BookRow } from '@/lib/api/schema/book'

const WAD = 10n ** 18n

/**
 * Health (wad) once all collateral has fallen by whole percent, debt held: today's × (1 − fall), rounded down.
 * Null where there is no health factor.
 */
export function getFallenHealth(
  { health }: Pick<BookRow, 'health'>,
  percent: number,
): BookRow['health'] {
  if (health.kind !== 'priced') return health
  const healthFactor = (BigInt(health.healthFactor) * BigInt(100 - percent)) / 100n
  const liquidatable = percent === 0 ? health.liquidatable : healthFactor < WAD
  return { kind: 'priced', healthFactor: healthFactor.toString(), liquidatable }
}

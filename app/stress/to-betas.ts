import type { Chance } from '@/lib/api/schema/chance'
import type { MarketKnowledge } from '@/lib/risk/scenarios/to-scenario-input'

/**
 * By how much one asset moves when another does: correlation times the ratio of volatilities, in logarithms. What
 * is fixed does not move; null where a volatility or the correlation is not known.
 */
export function toBetas({
  assets,
  correlations,
}: Pick<Chance, 'assets' | 'correlations'>): MarketKnowledge['betas'] {
  const keys = assets.map(({ address }) => address.toLowerCase())
  return Object.fromEntries(
    assets.map((of, row) => [
      keys[row] ?? '',
      Object.fromEntries(
        assets.map((to, column) => [
          keys[column] ?? '',
          getBeta(of, { to, correlation: correlations[row]?.[column] ?? null }),
        ]),
      ),
    ]),
  )
}

type Asset = Chance['assets'][number]

function getBeta(
  of: Asset,
  { to, correlation }: { to: Asset; correlation: number | null },
): number | null {
  if (of === to) return 1
  if (to.volatility.kind === 'fixed') return 0
  if (of.volatility.kind !== 'measured' || to.volatility.kind !== 'measured') return null
  if (correlation === null) return null
  const scale = Number(of.volatility.yearly)
  return scale > 0 ? (correlation * Number(to.volatility.yearly)) / scale : null
}

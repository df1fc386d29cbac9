import type { ChanceAsset, VolatilityJson } from '@/lib/api/schema/chance'
import type { MeasuredMarket } from './measure-market'

/** One asset of a measured market, in the API's words. */
export function toChanceAsset(measured: MeasuredMarket, index: number): ChanceAsset | undefined {
  const asset = measured.assets[index]
  return asset && { ...asset, volatility: toVolatility(measured, index) }
}

function toVolatility(measured: MeasuredMarket, index: number): VolatilityJson {
  const source = measured.resolved[index]
  const found = measured.motion.volatilities[index]
  if (source?.kind === 'fixed') return { kind: 'fixed' }
  if (source?.kind !== 'feeds' || !found)
    return { kind: 'unknown', reason: source?.kind === 'unknown' ? source.reason : 'no-source' }
  if (found.kind === 'unknown') return found
  const { yearly, error, steps, seconds, gaps, gapSeconds } = found
  return {
    kind: 'measured',
    yearly: yearly.toFixed(6),
    error: error.toFixed(6),
    daily: (yearly / Math.sqrt(365)).toFixed(6),
    intervals: steps,
    seconds,
    gaps,
    gapSeconds,
    isCut: measured.isCut[index] ?? false,
  }
}

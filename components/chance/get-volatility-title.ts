import type { ChanceAsset } from '@/lib/api/schema/chance'
import { formatPercent, formatSymbol } from '@/lib/format'

/** The panel's sentence: what moves most. */
export function getVolatilityTitle(assets: readonly ChanceAsset[]): string {
  const moves = assets.flatMap(({ symbol, volatility }) =>
    volatility.kind === 'measured' ? [{ symbol, daily: volatility.daily }] : [],
  )
  const most = moves.sort((a, b) => Number(b.daily) - Number(a.daily))[0]
  if (!most) return 'How its prices move is not known'
  const move = formatPercent(most.daily, 1, 'up')
  return moves.length === 1
    ? `${formatSymbol(most.symbol)} moves by ${move} on a usual day`
    : `${formatSymbol(most.symbol)} moves most: by ${move} on a usual day`
}

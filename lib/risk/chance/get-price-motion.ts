import type { PriceModel } from './get-account-chances'
import { getCorrelation } from './get-correlation'
import type { PriceSteps } from './get-price-steps'
import { getVolatility, type Volatility } from './get-volatility'
import { createMatrix, getCell, type Matrix } from './matrix'
import { toCorrelationMatrix } from './to-correlation-matrix'

/** What an asset's price is made of. */
export type AssetMotion =
  /** A product of feeds, each to a power of 1 or −1; `feed` is an index. */
  | { kind: 'feeds'; terms: readonly { feed: number; power: number }[] }
  /** Counted at a constant. */
  | { kind: 'fixed' }
  | { kind: 'unknown' }

export type PriceMotion = {
  model: PriceModel
  /** Per asset; `null`: fixed, or not known for want of feeds. */
  volatilities: readonly (Volatility | null)[]
  /** Between assets, by row and column; `null`: of one that stands still or is not known, or too few common rounds. */
  correlations: readonly (readonly (number | null)[])[]
}

/**
 * How assets' prices move, measured from the rounds of the feeds that they are made of: each feed's volatility, the
 * correlation of each pair, made to fit together, and what follows for the assets. In the covariance two feeds with
 * too few rounds in common count as uncorrelated.
 */
export function getPriceMotion(
  assets: readonly AssetMotion[],
  feeds: readonly PriceSteps[],
): PriceMotion {
  const measured = feeds.map(getVolatility)
  const pairs = getMeasuredCorrelations(feeds)
  const correlations = toCorrelationMatrix(
    createMatrix(feeds.length, (row, column) => pairs[row]?.[column] ?? 0),
  )
  const getYearly = (feed: number) => {
    const found = measured[feed]
    return found?.kind === 'known' ? found.yearly : 0
  }
  const weights = assets.map((asset) => {
    const row = new Float64Array(feeds.length)
    if (asset.kind === 'feeds')
      for (const { feed, power } of asset.terms) row[feed] = (row[feed] ?? 0) + power
    return row
  })
  const covariance = createMatrix(assets.length, (row, column) => {
    let sum = 0
    for (let i = 0; i < feeds.length; i++)
      for (let j = 0; j < feeds.length; j++) {
        const weight = (weights[row]?.[i] ?? 0) * (weights[column]?.[j] ?? 0)
        if (weight !== 0) sum += weight * getYearly(i) * getYearly(j) * getCell(correlations, i, j)
      }
    return sum
  })
  const volatilities = assets.map((asset, index) =>
    asset.kind === 'feeds'
      ? combine(
          asset.terms.map(({ feed }) => measured[feed] ?? noRounds),
          getCell(covariance, index, index),
        )
      : null,
  )
  const unknown = new Set(
    assets.flatMap(({ kind }, index) =>
      kind === 'unknown' || volatilities[index]?.kind === 'unknown' ? [index] : [],
    ),
  )
  return {
    volatilities,
    correlations: toCorrelations(covariance, (row, column) =>
      feeds.every((_, i) =>
        feeds.every(
          (_, j) => !weights[row]?.[i] || !weights[column]?.[j] || pairs[i]?.[j] !== null,
        ),
      ),
    ),
    model: {
      covariance,
      unknown,
      volatilityErrors: Float64Array.from(volatilities, (each) =>
        each?.kind === 'known' ? each.error : 0,
      ),
    },
  }
}

function getMeasuredCorrelations(feeds: readonly PriceSteps[]): (number | null)[][] {
  const pairs = feeds.map((_, row) =>
    feeds.map((_, column): number | null => (row === column ? 1 : null)),
  )
  feeds.forEach((first, row) => {
    for (let column = 0; column < row; column++) {
      const found = getCorrelation(first.steps, feeds[column]?.steps ?? [])
      const correlation = found.kind === 'known' ? found.correlation : null
      for (const [one, other] of [
        [row, column],
        [column, row],
      ] as const) {
        const cells = pairs[one]
        if (cells) cells[other] = correlation
      }
    }
  })
  return pairs
}

const noRounds: Volatility = { kind: 'unknown', reason: 'no-rounds' }

/** The volatility of a product of feeds: what is known least of any of them is what is known of it. */
function combine(parts: readonly Volatility[], variance: number): Volatility {
  const [first] = parts
  if (parts.length === 1 && first) return first
  const known: Extract<Volatility, { kind: 'known' }>[] = []
  for (const part of parts) {
    if (part.kind === 'unknown') return part
    known.push(part)
  }
  if (known.length === 0) return noRounds
  const yearly = Math.sqrt(Math.max(0, variance))
  const varianceError = Math.hypot(...known.map((each) => each.varianceError))
  return {
    kind: 'known',
    yearly,
    error: yearly > 0 ? varianceError / (2 * yearly) : 0,
    variance: Math.max(0, variance),
    varianceError,
    steps: Math.min(...known.map(({ steps }) => steps)),
    seconds: Math.min(...known.map(({ seconds }) => seconds)),
    gaps: known.reduce((sum, { gaps }) => sum + gaps, 0),
    gapSeconds: known.reduce((sum, { gapSeconds }) => sum + gapSeconds, 0),
  }
}

function toCorrelations(
  covariance: Matrix,
  isKnown: (row: number, column: number) => boolean,
): (number | null)[][] {
  const assets = Array.from({ length: covariance.size }, (_, index) => index)
  return assets.map((row) =>
    assets.map((column) => {
      const scale = Math.sqrt(getCell(covariance, row, row) * getCell(covariance, column, column))
      if (scale === 0 || !isKnown(row, column)) return null
      return Math.min(1, Math.max(-1, getCell(covariance, row, column) / scale))
    }),
  )
}

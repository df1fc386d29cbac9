import { parseDecimalString } from '@/lib/api/decimal'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { Market } from '@/lib/api/schema/market'
import { sumUsd } from '../charts/sum-usd'
import type { Protocol } from './mechanisms'

/** What one protocol's markets say of themselves just now and of the days behind. */
export type MechanismFigures = {
  markets: number
  /** Of those, how many could be read. */
  read: number
  borrowers: number
  /** Factors with principal, least and most of all collaterals; null where none is known. */
  surcharge: { least: string; most: string } | null
  liquidations: number
  takenUsd: string
  /** How many of them have no known value. */
  unpriced: number
  /** Of those of which it is known; null where of none. */
  medianBlocksLate: number | null
  badDebtUsd: string
  /** Of how many bad debt is not known. */
  badDebtUnknown: number
}

const LATE_SAMPLE = 50
const SCALE = 30

/** `liquidations`: of the days in question, newest first, of all markets. `null`: none of its markets is followed. */
export function getMechanismFigures(
  protocol: Protocol,
  { markets, liquidations }: { markets: readonly Market[]; liquidations: readonly Liquidation[] },
): MechanismFigures | null {
  const own = markets.filter((market) => market.protocol === protocol)
  if (own.length === 0) return null
  const ids = new Set(own.map(({ id }) => id))
  const sales = liquidations.filter(({ market }) => ids.has(market))
  const values = sales.flatMap(({ collateral }) => collateral.valueUsd ?? [])
  const badDebts = sales.flatMap(({ badDebtUsd }) => badDebtUsd ?? [])
  return {
    markets: own.length,
    read: own.filter(({ asOf }) => asOf !== null).length,
    borrowers: own.reduce((sum, { borrowers }) => sum + borrowers, 0),
    surcharge: getRange(own),
    liquidations: sales.length,
    takenUsd: sumUsd(values),
    unpriced: sales.length - values.length,
    medianBlocksLate: getMedian(
      sales.flatMap(({ blocksLate }) => blocksLate ?? []).slice(0, LATE_SAMPLE),
    ),
    badDebtUsd: sumUsd(badDebts),
    badDebtUnknown: sales.length - badDebts.length,
  }
}

/** Only what counts as collateral is ever taken. */
function getRange(markets: readonly Market[]): MechanismFigures['surcharge'] {
  const factors = markets
    .flatMap(({ assets }) => assets)
    .filter(
      ({ liquidationThreshold, liquidationBonus }) =>
        Number(liquidationThreshold) > 0 && Number(liquidationBonus) > 0,
    )
    .map(({ liquidationBonus }) => liquidationBonus)
    .sort((a, b) => {
      const [left, right] = [parseDecimalString(a, SCALE), parseDecimalString(b, SCALE)]
      return left < right ? -1 : left > right ? 1 : 0
    })
  const [least, most] = [factors[0], factors.at(-1)]
  return least === undefined || most === undefined ? null : { least, most }
}

/** The higher of the two in the middle: not faster than it was. */
function getMedian(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}

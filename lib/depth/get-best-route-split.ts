import { getRouteStretches } from './get-route-stretches'
import { joinStretches } from './join-stretches'
import type { Stretch } from './lane'
import { quoteRoute, type RouteQuote } from './quote-route'
import type { SaleRoute } from './sale-route'
import { getRoomDownTo, sellIntoStretches } from './sell-into-stretches'

/** `parts` in the order of the routes, with nothing for one that is not used; the totals are their sums. */
export type RouteSplit = {
  amountIn: bigint
  amountInUsed: bigint
  amountOut: bigint
  parts: readonly RouteQuote[]
}

const SHARE_UNIT = 2n ** 60n
/** A route that alone brings less than this share of the split can't be better by rounding. */
const ROUNDING_SHARE = 0.999
/** Units received below which rounding may decide between any of them. */
const ROUNDING_DECIDES = 1e6

/**
 * Sells an amount over routes that share no pool so that it brings most: until the next bit would bring the same by
 * each that is used. How much goes where is worked out in floating point, what it brings is the exact sum of the
 * routes' quotes; never less than any route alone would give. No routes: nothing is used.
 * @throws RangeError as `quoteRoute`
 */
export function getBestRouteSplit(routes: readonly SaleRoute[], amountIn: bigint): RouteSplit {
  const options = getAmountOptions(routes, amountIn).map((amounts) =>
    quoteAll(routes, { amountIn, amounts }),
  )
  const nothing = { amountIn, amountInUsed: 0n, amountOut: 0n, parts: [] }
  return options.reduce(
    (best, split) => (isBetter(split, best) ? split : best),
    options[0] ?? nothing,
  )
}

function isBetter(split: RouteSplit, best: RouteSplit): boolean {
  if (split.amountOut !== best.amountOut) return split.amountOut > best.amountOut
  return split.amountInUsed < best.amountInUsed
}

/** The equalised split, and all of it by each one that may bring as much. */
function getAmountOptions(routes: readonly SaleRoute[], amountIn: bigint): bigint[][] {
  const toAlone = (only: number) => routes.map((_, i) => (i === only ? amountIn : 0n))
  if (routes.length < 2) return routes.map((_, i) => toAlone(i))
  const lanes = routes.map(getRouteStretches)
  const joined = sellIntoStretches(joinStretches(lanes), Number(amountIn))
  const least = joined.amountOut < ROUNDING_DECIDES ? 0 : joined.amountOut * ROUNDING_SHARE
  const alone = [...lanes.keys()].filter(
    (i) => sellIntoStretches(lanes[i] ?? [], Number(amountIn)).amountOut >= least,
  )
  return [toAmounts(lanes, { amountIn, root: joined.root }), ...alone.map(toAlone)]
}

/** To each what it takes down to one price; what rounding leaves over to the largest. */
function toAmounts(
  lanes: readonly (readonly Stretch[])[],
  { amountIn, root }: { amountIn: bigint; root: number },
): bigint[] {
  const rooms = lanes.map((stretches) => getRoomDownTo(stretches, root))
  let left = amountIn
  const amounts = rooms.map((room) => {
    const share = Math.min(1, room / Math.max(1, Number(amountIn)))
    const amount = (amountIn * BigInt(Math.floor(share * Number(SHARE_UNIT)))) / SHARE_UNIT
    const given = amount < left ? amount : left
    left -= given
    return given
  })
  const largest = rooms.indexOf(Math.max(...rooms))
  return amounts.map((amount, i) => (i === largest ? amount + left : amount))
}

function quoteAll(
  routes: readonly SaleRoute[],
  { amountIn, amounts }: { amountIn: bigint; amounts: readonly bigint[] },
): RouteSplit {
  const parts = routes.map((route, i) => quoteRoute(route, amounts[i] ?? 0n))
  const sum = (read: (part: RouteQuote) => bigint) =>
    parts.reduce((total, part) => total + read(part), 0n)
  return {
    amountIn,
    amountInUsed: sum((part) => part.amountInUsed),
    amountOut: sum((part) => part.amountOut),
    parts,
  }
}

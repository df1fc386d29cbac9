import type { Stretch } from './lane'

/**
 * Lanes after one another as one: what the first gives is sold into the second. A stretch gives
 * `from²·x ÷ (1 + x·from ÷ liquidity)` for `x`; put into another of its kind that is the same form again, with
 * `from = f₁·f₂` and `1 ÷ liquidity = 1 ÷ (f₂·L₁) + f₁ ÷ L₂`. It ends where either ends.
 */
export function chainStretches(first: readonly Stretch[], second: readonly Stretch[]): Stretch[] {
  const chained: Stretch[] = []
  let [i, j] = [0, 0]
  let [one, two] = [first[0], second[0]]
  while (one && two) {
    const given = one.liquidity * (one.from - one.to)
    const taken = two.liquidity * (1 / two.to - 1 / two.from)
    const endOne = given <= taken ? one.to : Math.max(one.to, one.from - taken / one.liquidity)
    const endTwo =
      given < taken ? Math.max(two.to, 1 / (1 / two.from + given / two.liquidity)) : two.to
    chained.push({
      from: one.from * two.from,
      to: endOne * endTwo,
      liquidity: 1 / (1 / (two.from * one.liquidity) + one.from / two.liquidity),
    })
    one = given <= taken ? first[++i] : { ...one, from: endOne }
    two = given < taken ? { ...two, from: endTwo } : second[++j]
  }
  return chained.filter(({ from, to }) => to < from)
}

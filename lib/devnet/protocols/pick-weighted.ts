import { pick, type Rng } from '../rng'

/** An element drawn by weight. */
export function pickWeighted<Kind extends string>(
  rng: Rng,
  weights: Readonly<Record<Kind, number>>,
): Kind {
  const kinds = Object.entries(weights) as [Kind, number][]
  let rest = rng() * kinds.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of kinds) {
    rest -= weight
    if (rest < 0) return kind
  }
  return pick(rng, kinds)[0]
}

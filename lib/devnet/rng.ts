/** Numbers in [0, 1), the same sequence for the same seed (mulberry32). */
export type Rng = () => number

/** A small seeded generator. Not for secrets. */
export function createRng(seed: number): Rng {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One element, each equally likely. @throws Error when there is none. */
export function pick<T>(rng: Rng, items: readonly T[]): T {
  const item = items[Math.floor(rng() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** A number in [low, high). */
export function pickBetween(rng: Rng, [low, high]: readonly [number, number]): number {
  return low + rng() * (high - low)
}

/** `amount × ratio`, floored; the ratio counts to six digits. */
export function scaleAmount(amount: bigint, ratio: number): bigint {
  return (amount * BigInt(Math.floor(ratio * 1_000_000))) / 1_000_000n
}

/** A sample of the standard normal distribution (Box–Muller). */
export function pickNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng())
}

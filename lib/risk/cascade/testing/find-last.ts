/** The largest amount up to `most` for which it holds, to a ten-millionth of it; 0 where for none. */
export async function findLast(
  holds: (amount: bigint) => Promise<boolean>,
  most: bigint,
): Promise<bigint> {
  let [low, high] = [0n, most]
  while ((high - low) * 10_000_000n > most) {
    const middle = (low + high) / 2n
    if (middle === low) break
    if (await holds(middle)) low = middle
    else high = middle
  }
  return low
}

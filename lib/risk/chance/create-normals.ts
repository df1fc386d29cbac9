/**
 * Standard normal numbers, the same sequence for the same seed: Marsaglia's polar method over a 32-bit xorshift
 * mixed by a Weyl sequence. Not for secrets.
 */
export function createNormals(seed: number): () => number {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ 0x6a09e667) >>> 0 || 1
  let weyl = seed >>> 0
  let spare = 0
  let hasSpare = false
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    weyl = (weyl + 0x9e3779b9) | 0
    let mixed = (state + weyl) | 0
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
    return (mixed ^ (mixed >>> 16)) / 2 ** 31
  }
  for (let warm = 0; warm < 8; warm++) next()
  return () => {
    if (hasSpare) {
      hasSpare = false
      return spare
    }
    let x = 0
    let y = 0
    let square = 0
    do {
      x = next()
      y = next()
      square = x * x + y * y
    } while (square >= 1 || square === 0)
    const scale = Math.sqrt((-2 * Math.log(square)) / square)
    spare = y * scale
    hasSpare = true
    return x * scale
  }
}

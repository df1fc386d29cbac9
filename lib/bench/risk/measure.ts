/**
 * Fastest of several runs after a warm-up, milliseconds: what one core needs when nothing else wants it.
 * Garbage collection before each run would hide its cost, so there is none.
 */
export function measure(run: () => unknown, { runs = 15, warmUp = 5 } = {}): number {
  for (let i = 0; i < warmUp; i += 1) run()
  let fastest = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now()
    run()
    fastest = Math.min(fastest, performance.now() - start)
  }
  return fastest
}

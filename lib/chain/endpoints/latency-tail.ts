const kept = 32
const share = 0.95

/** How long one endpoint took lately, by method. */
export type LatencyTail = {
  note(method: string, latencyMs: number): void
  /** What 95 of 100 answers stayed below, of the last 32; `undefined` before the first. */
  get(method: string): number | undefined
}

export function createLatencyTail(): LatencyTail {
  const samples = new Map<string, number[]>()
  return {
    note(method, latencyMs) {
      const known = samples.get(method) ?? []
      known.push(latencyMs)
      if (known.length > kept) known.shift()
      samples.set(method, known)
    },
    get(method) {
      const sorted = [...(samples.get(method) ?? [])].sort((a, b) => a - b)
      return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
    },
  }
}

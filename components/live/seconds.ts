const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** Calls once a second while anyone listens: one timer for all ages of a page. */
export function subscribeToSeconds(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

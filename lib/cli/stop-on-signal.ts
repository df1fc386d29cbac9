const LOOK_EVERY_MS = 250

/**
 * Ends the process on SIGINT or SIGTERM, after `stop` has ended what it started; on a second signal at once.
 * Also once the shell is gone that npm ran this in: npm hands a signal to that shell, which ends without passing
 * it on, and everything that was started would live on.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const end = () => {
    stopping = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1)
      end()
    })
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const look = setInterval(() => {
    if (stopping || process.ppid === shell) return
    end()
  }, LOOK_EVERY_MS)
  look.unref()
}

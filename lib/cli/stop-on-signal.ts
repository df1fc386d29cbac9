const LOOK_EVERY_MS = 250

/**
 * Ends the process on SIGINT or SIGTERM, after `stop` has ended what it started; on a second signal at once.
 * Also once npm is gone that ran this, or its shell: a shell passes no signal on, and what was started would
 * outlive it. (npm's scripts take the shell's place by `exec` therefore; `cmd.exe`, which knows none, goes on
 * with the same command behind `||`.)
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
  const parent = process.ppid
  const look = setInterval(() => {
    if (stopping || process.ppid === parent) return
    end()
  }, LOOK_EVERY_MS)
  look.unref()
}

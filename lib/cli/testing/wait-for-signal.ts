import { stopOnSignal } from '../stop-on-signal'

/** A command that has something to stop: says so, and when it has. */
stopOnSignal(async () => {
  process.stdout.write('stopped\n')
})
setTimeout(() => process.exit(2), 20_000)
process.stdout.write('started\n')

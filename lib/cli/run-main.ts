import { BaseError } from '@/lib/errors'

/** Runs a command; what it can't do ends it with exit code 1 and one line. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const message = error instanceof BaseError ? error.shortMessage : String(error)
    process.stderr.write(`plimsoll: ${message.split('\n')[0]}\n`)
    process.exit(1)
  })
}

/** Runs once in each server process before the first request: here the engine starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startEngine } = await import('./lib/engine/start-engine')
  const { setEngine } = await import('./lib/engine/get-engine')
  const { createFront } = await import('./lib/api/http/create-front')
  const engine = await startEngine(process.env).catch((error: Error) => {
    process.stderr.write(`plimsoll: ${error.message.split('\n')[0]}\n`)
    process.exit(1)
  })
  setEngine(engine)
  // `lib/cli/serve.mjs` puts it before Next.
  Object.assign(globalThis, { [Symbol.for('plimsoll.front')]: createFront(engine) })
}

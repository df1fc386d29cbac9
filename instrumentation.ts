/** Runs once in each server process before the first request: here the engine starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startEngine } = await import('./lib/engine/start-engine')
  const { setEngine } = await import('./lib/engine/get-engine')
  setEngine(startEngine(process.env))
}

import 'server-only'
import type { Engine } from './engine'

const key = Symbol.for('plimsoll.engine')

type Holder = { [key]?: Engine }

/** Next evaluates this module once for pages and once for routes: the one engine hangs on `globalThis`. */
export function setEngine(engine: Engine): void {
  ;(globalThis as Holder)[key] = engine
}

/** The engine of this process, started by `instrumentation.ts` before the first request. */
export function getEngine(): Engine {
  const engine = (globalThis as Holder)[key]
  if (!engine) throw new Error('The engine is not running: start the app with `npm start`.')
  return engine
}

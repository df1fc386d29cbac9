import pino from 'pino'
import { parseConfig } from '@/lib/config/parse-config'
import { createStore } from '@/lib/store/create-store'
import { createEngine, type RunningEngine } from './create-engine'
import { StoreDoor } from './keep/store-door'

/**
 * Starts the engine of this process from its environment, with its database open or being waited for.
 * @throws ConfigError
 */
export async function startEngine(
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunningEngine> {
  const config = parseConfig(env)
  const log = pino({ level: config.logLevel, base: null })
  const { databaseUrl, dataDir } = config
  const door = new StoreDoor({ open: () => createStore({ databaseUrl, dataDir, log }), log })
  await door.tryOpen()
  return createEngine({
    config,
    log,
    door,
    demo: env.PLIMSOLL_DEMO === '1',
    onFatal: (error) => {
      log.error({}, error.message)
      process.exit(1)
    },
  })
}

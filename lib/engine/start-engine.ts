import pino from 'pino'
import { parseConfig } from '@/lib/config/parse-config'
import { createEngine, type RunningEngine } from './create-engine'

/** Starts the engine of this process from its environment. @throws ConfigError */
export function startEngine(env: Readonly<Record<string, string | undefined>>): RunningEngine {
  const config = parseConfig(env)
  const log = pino({ level: config.logLevel, base: null })
  return createEngine({ config, log, demo: env.PLIMSOLL_DEMO === '1' })
}

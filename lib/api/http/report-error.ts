import pino from 'pino'
import { redactUrls } from '@/lib/errors'

const log = pino({ name: 'api', level: process.env.LOG_LEVEL ?? 'info' })

/** Logs an error that a reader is not told about. Endpoints in it are struck out. */
export function reportError(error: unknown, request?: Request): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const asked = request && { method: request.method, path: new URL(request.url).pathname }
  log.error({ ...asked }, redactUrls(text))
}

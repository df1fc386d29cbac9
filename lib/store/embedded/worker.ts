import { parentPort, workerData } from 'node:worker_threads'
import { getSqlState } from '../get-sql-state'
import { MigratedDatabase } from '../migrated-database'
import { SqlStore } from '../sql-store'
import { toStoreError } from '../to-store-error'
import { answerRequests } from './answer-requests'
import { type Answer, toSentError, type WorkerData } from './messages'
import { openPglite } from './open-pglite'
import { PgliteDatabase } from './pglite-database'
import { Upkeep } from './upkeep'

/* The thread that the embedded database runs in: it computes for seconds without giving way. */

const { folder } = workerData as WorkerData
const port = parentPort
if (!port) throw new Error('runs in a worker thread only')

try {
  port.postMessage({ kind: 'opening' } satisfies Answer)
  const pglite = await openPglite(folder)
  const database = new MigratedDatabase(new PgliteDatabase(pglite))
  await database.migrate()
  // What is thrown stays as it is: it tells whether the database can go on.
  const store = new SqlStore(database, (cause) => cause as Error)
  answerRequests({ port, store, upkeep: new Upkeep(pglite) })
  port.postMessage({ kind: 'opened' } satisfies Answer)
} catch (cause) {
  const error = toSentError(toStoreError(cause))
  const fault = error.code !== 'CONFIG' && isOfFiles(cause) ? 'files' : 'thread'
  port.postMessage({ kind: 'not-opened', error, fault } satisfies Answer)
}

/** Not where the machine has no memory, or the disk no room. */
function isOfFiles(cause: unknown): boolean {
  const state = getSqlState(cause)
  return state === undefined ? !(cause instanceof RangeError) : /^(XX|58)/.test(state)
}

import type { MessagePort } from 'node:worker_threads'
import type { Store } from '../store'
import { toStoreError } from '../to-store-error'
import { getFault } from './get-fault'
import {
  type Answer,
  type PackedSave,
  type PackedState,
  type Request,
  toSentError,
} from './messages'
import { getTransfer, packRows, unpackRows } from './pack-rows'
import type { Upkeep } from './upkeep'

/** Serves a store's methods to the other end of a port, one after another. */
export function answerRequests({
  port,
  store,
  upkeep,
}: {
  port: MessagePort
  store: Store
  upkeep: Upkeep
}): void {
  let last = Promise.resolve()
  port.on('message', (request: Request) => {
    last = last.then(() => answer(request))
  })

  async function answer({ id, method, args }: Request): Promise<void> {
    try {
      const rows = await serve({ id, method, args })
      if (rows !== undefined) await upkeep.afterChange(rows)
    } catch (cause) {
      const error = toSentError(toStoreError(cause))
      say({ kind: 'error', id, error })
      const fault = getFault(cause)
      if (fault) say({ kind: 'broken', fault })
    }
  }

  /** @returns how many rows it changed, where it may have changed any */
  async function serve({ id, method, args }: Request): Promise<number | undefined> {
    if (method === 'save') {
      const [{ rows, ...options }] = args as [PackedSave]
      say({ kind: 'result', id, result: await store.save({ ...options, rows: unpackRows(rows) }) })
      return rows.lengths.length + options.marketPoints.length + options.healthPoints.length
    }
    if (method === 'readState') {
      const state = await store.readState(...(args as Parameters<Store['readState']>))
      const result = state && { ...state, rows: packRows(state.rows) }
      say({ kind: 'result', id, result: result satisfies PackedState | null }, result?.rows)
      return undefined
    }
    if (method === 'close') await upkeep.checkpoint()
    say({ kind: 'result', id, result: await Reflect.apply(store[method], store, [...args]) })
    return method.startsWith('read') || method === 'close' ? undefined : 0
  }

  function say(answer: Answer, packed?: PackedState['rows']): void {
    port.postMessage(answer, packed ? getTransfer(packed) : [])
  }
}

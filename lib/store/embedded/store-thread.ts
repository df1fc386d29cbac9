import { Worker } from 'node:worker_threads'
import { type BaseError, StoreError } from '@/lib/errors'
import { getSourcePath } from './get-source-path'
import {
  type Answer,
  type Fault,
  fromSentError,
  type Request,
  type StoreMethod,
  type WorkerData,
} from './messages'

type Waiting = { resolve: (result: unknown) => void; reject: (error: BaseError) => void }

/** A thread that did not open the database, and why. */
export class NotOpenedError extends Error {
  constructor(
    readonly error: BaseError,
    readonly fault: Fault,
  ) {
    super(error.message)
  }
}

/** One life of the thread that the embedded database runs in. */
export class StoreThread {
  readonly opened: Promise<void>
  /** Resolves once the thread has ended, with what was wrong with its files, if anything. */
  readonly ended: Promise<Fault>
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #fault: Fault = 'thread'
  #isOpening = false

  constructor(folder: string) {
    this.#worker = new Worker(getSourcePath('start-thread.mjs'), {
      workerData: { folder } satisfies WorkerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 },
    })
    this.ended = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#rejectAll()
        resolve(this.#fault)
      })
    })
    this.opened = new Promise((resolve, reject) => {
      const fail = (error: BaseError, fault: Fault) => reject(new NotOpenedError(error, fault))
      this.#worker.on('message', (answer: Answer) => {
        if (answer.kind === 'opening') this.#isOpening = true
        else if (answer.kind === 'opened') resolve()
        else if (answer.kind === 'not-opened') fail(fromSentError(answer.error), answer.fault)
        else this.#take(answer)
      })
      // What is thrown where nobody catches it ends the thread.
      this.#worker.once('error', (cause) =>
        fail(toEndedError(cause), this.#isOpening ? 'files' : 'thread'),
      )
      this.#worker.once('exit', () => fail(toEndedError(undefined), 'thread'))
    })
  }

  /** Asks the thread for one of the store's methods. @throws StoreError when it takes longer than `timeoutMs` */
  call(
    method: StoreMethod,
    {
      args,
      transfer = [],
      timeoutMs,
    }: { args: readonly unknown[]; transfer?: ArrayBuffer[]; timeoutMs: number },
  ): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new StoreError('The database did not answer in time.'))
        void this.end()
      }, timeoutMs)
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer)
          then(value)
        }
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      this.#worker.postMessage({ id, method, args } satisfies Request, transfer)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #take(answer: Exclude<Answer, { kind: 'opening' | 'opened' | 'not-opened' }>): void {
    if (answer.kind === 'broken') {
      this.#fault = answer.fault
      void this.end()
      return
    }
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.kind === 'result') waiting?.resolve(answer.result)
    else waiting?.reject(fromSentError(answer.error))
  }

  #rejectAll(): void {
    for (const { reject } of this.#waiting.values()) reject(toEndedError(undefined))
    this.#waiting.clear()
  }
}

function toEndedError(cause: unknown): StoreError {
  return new StoreError('The embedded database has stopped.', { cause })
}

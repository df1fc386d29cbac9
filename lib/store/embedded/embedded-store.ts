import { existsSync } from 'node:fs'
import { StoreError } from '@/lib/errors'
import type { SaveOptions, Store, StoredState, StoreKey } from '../store'
import type { StoreLog } from '../store-log'
import { canWrite } from './can-write'
import { type FolderLock, lockFolder } from './lock-folder'
import { makeDatabaseFolder } from './make-database-folder'
import type { PackedState, StoreMethod } from './messages'
import { getTransfer, packRows, unpackRows } from './pack-rows'
import { setAside } from './set-aside'
import { NotOpenedError, StoreThread } from './store-thread'
import { syncFolder } from './sync-folder'

const usualMs = 30_000
const openMs = 60_000
/** After the database could not be opened, calls in the next moments are told so without another try. */
const retryMs = 2_000

type Options<Method extends keyof Store> = Parameters<Store[Method]>[0]

/**
 * The store in a folder of this machine, by PGlite in a thread of its own. A thread that ends, hangs or can't go
 * on is replaced by the next call; files that can't be opened are set aside, and an empty database takes their
 * place.
 */
export class EmbeddedStore implements Store {
  readonly #folder: string
  readonly #log: StoreLog
  readonly #lock: FolderLock | undefined
  #thread: Promise<StoreThread> | undefined
  #failure: { error: Error; at: number } | undefined
  #closed = false

  /** `folder` is the database's own, or `memory://`. @throws ConfigError where another process uses it */
  constructor({ folder, log }: { folder: string; log: StoreLog }) {
    this.#folder = folder
    this.#log = log
    this.#lock = this.#isOnDisk ? lockFolder(folder) : undefined
    if (this.#lock?.isLeftByMachine && existsSync(folder))
      this.#setAside(
        'the machine stopped while it was in use: parts of it may be older than others',
      )
  }

  get #isOnDisk(): boolean {
    return this.#folder !== 'memory://'
  }

  /** @throws ConfigError where a newer version has been here; StoreError */
  async open(): Promise<void> {
    await this.#getThread()
  }

  async readState(key: StoreKey, options?: { after?: number }): Promise<StoredState | null> {
    const state = (await this.#call('readState', [key, options], 120_000)) as PackedState | null
    return state && { ...state, rows: unpackRows(state.rows) }
  }

  async save({ rows, ...options }: SaveOptions): Promise<number> {
    const thread = await this.#getThread()
    const packed = packRows(rows)
    return (await thread.call('save', {
      args: [{ ...options, rows: packed }],
      transfer: getTransfer(packed),
      timeoutMs: usualMs + rows.length,
    })) as number
  }

  takeLease(options: Options<'takeLease'>) {
    return this.#call('takeLease', [options]) as ReturnType<Store['takeLease']>
  }

  releaseLease(lease: Options<'releaseLease'>) {
    return this.#call('releaseLease', [lease]) as ReturnType<Store['releaseLease']>
  }

  readLeases() {
    return this.#call('readLeases', []) as ReturnType<Store['readLeases']>
  }

  readMarketPoints(options: Options<'readMarketPoints'>) {
    return this.#call('readMarketPoints', [options]) as ReturnType<Store['readMarketPoints']>
  }

  readHealthPoints(options: Options<'readHealthPoints'>) {
    return this.#call('readHealthPoints', [options]) as ReturnType<Store['readHealthPoints']>
  }

  noteLooked(options: Options<'noteLooked'>) {
    return this.#call('noteLooked', [options]) as ReturnType<Store['noteLooked']>
  }

  readLooked(options: Options<'readLooked'>) {
    return this.#call('readLooked', [options]) as ReturnType<Store['readLooked']>
  }

  thin(options: Options<'thin'>) {
    return this.#call('thin', [options], 120_000) as ReturnType<Store['thin']>
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const thread = await this.#thread?.catch(() => undefined)
    await thread?.call('close', { args: [], timeoutMs: usualMs }).catch(() => undefined)
    await thread?.end()
    if (this.#isOnDisk) await syncFolder(this.#folder).catch(() => undefined)
    this.#lock?.release()
  }

  async #call(
    method: StoreMethod,
    args: readonly unknown[],
    timeoutMs = usualMs,
  ): Promise<unknown> {
    const thread = await this.#getThread()
    return thread.call(method, { args, timeoutMs })
  }

  async #getThread(): Promise<StoreThread> {
    if (this.#closed) throw new StoreError('The database is closed.')
    if (this.#failure && Date.now() - this.#failure.at < retryMs) throw this.#failure.error
    this.#thread ??= this.#start().catch((error) => {
      this.#thread = undefined
      this.#failure = { error, at: Date.now() }
      throw error
    })
    return this.#thread
  }

  async #start(): Promise<StoreThread> {
    try {
      return await this.#startOnce()
    } catch (error) {
      if (!(error instanceof NotOpenedError)) throw error
      if (error.fault !== 'files' || !this.#canSetAside()) throw error.error
      this.#setAside(error.error.details ?? error.error.shortMessage)
      return await this.#startOnce().catch((again) => {
        throw again instanceof NotOpenedError ? again.error : again
      })
    }
  }

  async #startOnce(): Promise<StoreThread> {
    if (this.#isOnDisk) await makeDatabaseFolder(this.#folder)
    const thread = new StoreThread(this.#folder)
    const timer = setTimeout(() => void thread.end(), openMs)
    try {
      await thread.opened
    } catch (error) {
      await thread.end()
      throw error
    } finally {
      clearTimeout(timer)
    }
    void thread.ended.then((fault) => this.#noteEnd(fault))
    return thread
  }

  #noteEnd(fault: 'files' | 'thread'): void {
    this.#thread = undefined
    if (this.#closed) return
    this.#log.warn({ fault }, 'the embedded database has stopped; it is opened again when needed')
    if (fault === 'files' && this.#canSetAside()) this.#setAside('its files are damaged')
  }

  #canSetAside(): boolean {
    return this.#isOnDisk && !this.#closed && canWrite(this.#folder)
  }

  #setAside(reason: string): void {
    const aside = setAside(this.#folder)
    this.#log.error(
      { aside, reason },
      'the embedded database can not be used: it was moved aside, and what it held is read from the chain again',
    )
  }
}

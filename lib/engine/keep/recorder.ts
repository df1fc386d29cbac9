import type { AuditLedger } from '@/lib/api/schema/market'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import { LeaseLostError } from '@/lib/errors'
import type { MarketFrame, MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { HealthPoint, Lease, MarketPoint, Store } from '@/lib/store/store'
import type { EntryStep } from '../followed-entry'
import type { Log } from '../log'
import { HealthHistory } from './health-history'
import { toPlainBytes } from './plain-bytes'
import { type KeptHead, type KeptReorg, toStoredRows } from './stored-frame'
import { secondsAPoint, toMarketPoint } from './to-market-point'

/** Chain seconds between two looks at a market's totals within one point's five minutes. */
const secondsBetweenTotals = 60
const healthPointsHeld = 50_000

type Unsaved = {
  block: BlockRef
  head: unknown
  rows: ReadonlyMap<string, unknown>
  replace: boolean
  rewindTo: number | undefined
  marketPoints: ReadonlyMap<string, MarketPoint>
  healthPoints: readonly HealthPoint[]
}

export type RecorderOptions = {
  entry: string
  format: number
  /** How long changes are gathered, ms; 0: each step is written by itself. */
  everyMs: number
  log: Log
  getKept: () => {
    anchor: BlockRef | undefined
    audit: AuditLedger | null
    looked: ReadonlySet<string>
    /** Every account is known: sums over less would look like news. */
    isWhole: boolean
  }
  /** Somebody else holds the entry now. */
  onLost: () => void
}

/**
 * Writes what an entry's steps change, behind them and never in their way: what could not be written is
 * gathered, newest value a row, and written with what comes next.
 */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #health = new HealthHistory()
  readonly #totalsAt = new Map<string, number>()
  #unsaved: Unsaved | undefined
  #reorg: KeptReorg | null
  #target: { store: Store; lease: Lease } | undefined
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> | undefined

  constructor(options: RecorderOptions & { reorg?: KeptReorg | null }) {
    this.#options = options
    this.#reorg = options.reorg ?? null
  }

  /** From now on there is somewhere to write. */
  writeTo(target: { store: Store; lease: Lease }): void {
    this.#target = target
    this.#plan()
  }

  noteReorg(reorg: KeptReorg): void {
    this.#reorg = reorg
  }

  /** @param full the whole state instead of the step's frame, where nothing of it was ever written */
  note(step: EntryStep, full?: MarketFrame): void {
    const { frame, snapshots, rewindTo } = step
    const before = full || rewindTo === -1 ? undefined : this.#unsaved
    this.#unsaved = {
      block: frame.block,
      head: frame.head,
      rows: merge(before?.rows, (full ?? frame).rows),
      replace: before?.replace ?? (full !== undefined || rewindTo === -1),
      rewindTo: getLower(this.#unsaved?.rewindTo, rewindTo),
      marketPoints: new Map(this.#unsaved?.marketPoints),
      healthPoints: this.#unsaved?.healthPoints ?? [],
    }
    setImmediate(() => this.#noteHistory(snapshots))
    this.#plan()
  }

  /** Writes what is gathered now. Never rejects. */
  async flush(): Promise<void> {
    await this.#writing
    this.#writing = this.#write()
    await this.#writing
    this.#writing = undefined
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#target = undefined
  }

  #plan(): void {
    if (this.#timer || !this.#target) return
    this.#timer = setTimeout(async () => {
      await this.flush()
      this.#timer = undefined
      if (this.#unsaved) this.#plan()
    }, this.#options.everyMs)
  }

  #noteHistory(snapshots: readonly MarketSnapshot[]): void {
    const unsaved = this.#unsaved
    if (!unsaved) return
    const { looked, isWhole } = this.#options.getKept()
    const points = new Map(unsaved.marketPoints)
    const health: HealthPoint[] = []
    for (const snapshot of snapshots) {
      health.push(...this.#health.take(snapshot, looked))
      if (!isWhole || !this.#isTotalsDue(snapshot)) continue
      const point = toMarketPoint(snapshot)
      if (point) points.set(`${point.market} ${point.at}`, point)
    }
    unsaved.marketPoints = points
    unsaved.healthPoints = [...unsaved.healthPoints, ...health].slice(-healthPointsHeld)
  }

  #isTotalsDue({ id, block: { timestamp } }: MarketSnapshot): boolean {
    const last = this.#totalsAt.get(id)
    const isNewPoint =
      last === undefined ||
      Math.floor(last / secondsAPoint) !== Math.floor(timestamp / secondsAPoint)
    const isDue = isNewPoint || Math.abs(timestamp - last) >= secondsBetweenTotals
    if (isDue) this.#totalsAt.set(id, timestamp)
    return isDue
  }

  async #write(): Promise<void> {
    const [sent, target] = [this.#unsaved, this.#target]
    if (!sent || !target) return
    this.#unsaved = undefined
    const { format, log, entry, onLost } = this.#options
    const { anchor, audit } = this.#options.getKept()
    const kept: KeptHead = {
      market: sent.head,
      anchor: anchor ? { number: anchor.number, hash: anchor.hash } : null,
      audit,
      reorg: this.#reorg,
    }
    try {
      await target.store.save({
        lease: target.lease,
        format,
        block: sent.block,
        head: toPlainBytes(kept),
        rows: await toStoredRows(sent.rows),
        replace: sent.replace,
        rewindTo: sent.rewindTo,
        marketPoints: [...sent.marketPoints.values()],
        healthPoints: sent.healthPoints,
      })
    } catch (error) {
      this.#unsaved = toUnsaved(sent, this.#unsaved)
      if (error instanceof LeaseLostError) onLost()
      else log.warn({ entry }, `Not kept yet: ${error instanceof Error ? error.message : error}`)
    }
  }
}

/** What was sent and did not arrive, and what came since. */
function toUnsaved(sent: Unsaved, since: Unsaved | undefined): Unsaved {
  if (!since) return sent
  if (since.replace) return since
  return {
    ...since,
    rows: merge(sent.rows, since.rows),
    replace: sent.replace,
    rewindTo: getLower(sent.rewindTo, since.rewindTo),
    marketPoints: merge(sent.marketPoints, since.marketPoints),
    healthPoints: [...sent.healthPoints, ...since.healthPoints].slice(-healthPointsHeld),
  }
}

function merge<T>(
  older: ReadonlyMap<string, T> | undefined,
  newer: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return older ? new Map([...older, ...newer]) : newer
}

function getLower(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return Math.min(a, b)
}

import type { PGlite } from '@electric-sql/pglite'
import { collectGarbage } from './collect-garbage'

const checkpointMs = 60_000
const checkpointBytes = 16 * 1024 * 1024
const vacuumMs = 3_600_000
const vacuumRows = 50_000
/** So many rows at once leave tens of megabytes behind, which a thread that then has little to do would keep. */
const largeRows = 10_000

/**
 * What a server's background processes do and PGlite, which has none, does not: write its log back, or it
 * grows for ever, and clear away what was overwritten.
 */
export class Upkeep {
  readonly #pglite: PGlite
  #checkpointAt = Date.now()
  /** Where the log stood then. */
  #checkpointBytes: number | undefined
  #vacuumAt = Date.now()
  #rows = 0

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  /** To be called after each change, with the number of rows it wrote. */
  async afterChange(rows: number): Promise<void> {
    this.#rows += rows
    if (rows >= largeRows) collectGarbage()
    if (this.#rows >= vacuumRows || Date.now() - this.#vacuumAt >= vacuumMs) await this.#vacuum()
    if (await this.#isCheckpointDue()) await this.checkpoint()
  }

  async checkpoint(): Promise<void> {
    await this.#pglite.exec('checkpoint')
    this.#checkpointAt = Date.now()
    this.#checkpointBytes = undefined
  }

  async #vacuum(): Promise<void> {
    this.#vacuumAt = Date.now()
    this.#rows = 0
    await this.#pglite.exec('vacuum (analyze)')
  }

  async #isCheckpointDue(): Promise<boolean> {
    if (Date.now() - this.#checkpointAt >= checkpointMs) return true
    const { rows } = await this.#pglite.query<{ bytes: string }>(
      "select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes",
    )
    const written = Number(rows[0]?.bytes)
    this.#checkpointBytes ??= written
    return written - this.#checkpointBytes >= checkpointBytes
  }
}

/**
 * Legs of many accounts side by side in typed arrays (compressed rows): row r holds the collateral legs
 * `starts[r]` to `middles[r]` and the debt legs `middles[r]` to `ends[r]`. Rows change one by one: a row that
 * grows moves to the end, and the holes are closed when they outweigh what is used. Protocol-neutral: a
 * leg is an amount and a key into factors that its protocol computes a block.
 */
export type LegStore = {
  /** Number of rows. */
  readonly length: number
  readonly starts: Uint32Array
  readonly middles: Uint32Array
  readonly ends: Uint32Array
  readonly keys: Uint32Array
  readonly amounts: Float64Array
  /** Writes a row; `row === length` adds one. */
  setRow(row: number, legs: { collateral: readonly Leg[]; debt: readonly Leg[] }): void
  /** Takes a row out by putting the last one in its place. */
  removeRow(row: number): void
}

export type Leg = { key: number; amount: number }

class GrowingLegStore implements LegStore {
  length = 0
  starts = new Uint32Array(1024)
  middles = new Uint32Array(1024)
  ends = new Uint32Array(1024)
  keys = new Uint32Array(4096)
  amounts = new Float64Array(4096)
  private capacities = new Uint32Array(1024)
  private used = 0
  private live = 0

  setRow(row: number, legs: { collateral: readonly Leg[]; debt: readonly Leg[] }): void {
    if (row > this.length) throw new RangeError(`row ${row} of ${this.length}`)
    const count = legs.collateral.length + legs.debt.length
    if (row === this.length) {
      this.growRows()
      this.length += 1
      this.capacities[row] = 0
      this.starts[row] = this.ends[row] = this.used
    }
    this.live += count - ((this.ends[row] as number) - (this.starts[row] as number))
    if (count > (this.capacities[row] as number)) this.moveToEnd(row, count)
    const start = this.starts[row] as number
    let at = start
    for (const { key, amount } of [...legs.collateral, ...legs.debt]) {
      this.keys[at] = key
      this.amounts[at] = amount
      at += 1
    }
    this.middles[row] = start + legs.collateral.length
    this.ends[row] = at
  }

  removeRow(row: number): void {
    if (row >= this.length) throw new RangeError(`row ${row} of ${this.length}`)
    this.live -= (this.ends[row] as number) - (this.starts[row] as number)
    const last = this.length - 1
    for (const column of [this.starts, this.middles, this.ends, this.capacities]) {
      column[row] = column[last] as number
    }
    this.length = last
  }

  private moveToEnd(row: number, count: number): void {
    if (this.used + count > this.keys.length && this.used > 2 * this.live) this.compact(row)
    if (this.used + count > this.keys.length) {
      const capacity = Math.max(this.keys.length * 2, this.used + count)
      this.keys = copyTo(new Uint32Array(capacity), this.keys)
      this.amounts = copyTo(new Float64Array(capacity), this.amounts)
    }
    this.starts[row] = this.used
    this.ends[row] = this.used
    this.capacities[row] = count
    this.used += count
  }

  /** Closes the holes; `leaving` is about to be written elsewhere. */
  private compact(leaving: number): void {
    const keys = new Uint32Array(this.keys.length)
    const amounts = new Float64Array(this.keys.length)
    let used = 0
    for (let row = 0; row < this.length; row += 1) {
      const start = this.starts[row] as number
      const count = row === leaving ? 0 : (this.ends[row] as number) - start
      keys.set(this.keys.subarray(start, start + count), used)
      amounts.set(this.amounts.subarray(start, start + count), used)
      this.middles[row] = used + Math.min(count, (this.middles[row] as number) - start)
      this.starts[row] = used
      this.ends[row] = used + count
      this.capacities[row] = count
      used += count
    }
    this.keys = keys
    this.amounts = amounts
    this.used = used
  }

  private growRows(): void {
    if (this.length < this.starts.length) return
    const capacity = this.starts.length * 2
    this.starts = copyTo(new Uint32Array(capacity), this.starts)
    this.middles = copyTo(new Uint32Array(capacity), this.middles)
    this.ends = copyTo(new Uint32Array(capacity), this.ends)
    this.capacities = copyTo(new Uint32Array(capacity), this.capacities)
  }
}

/** An empty store. Its arrays are replaced as it grows: take them anew before each sweep. */
export function createLegStore(): LegStore {
  return new GrowingLegStore()
}

function copyTo<T extends Uint32Array | Float64Array>(target: T, source: T): T {
  target.set(source)
  return target
}

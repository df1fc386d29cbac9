import type { StoredRow } from '../store'

/** Rows in a form that passes between threads without being cloned one by one. */
export type PackedRows = {
  /** Joined by the one character that a text in the database can't hold. */
  keys: string
  /** Of each value, -1 where there is none. */
  lengths: Int32Array
  bytes: Uint8Array
}

const separator = '\0'

export function packRows(rows: readonly StoredRow[]): PackedRows {
  const lengths = Int32Array.from(rows, ({ value }) => value?.length ?? -1)
  const bytes = new Uint8Array(rows.reduce((sum, { value }) => sum + (value?.length ?? 0), 0))
  let offset = 0
  for (const { value } of rows) {
    if (!value) continue
    bytes.set(value, offset)
    offset += value.length
  }
  return { keys: rows.map(({ key }) => key).join(separator), lengths, bytes }
}

/** The values are views of one buffer. */
export function unpackRows({ keys, lengths, bytes }: PackedRows): StoredRow[] {
  if (lengths.length === 0) return []
  let offset = 0
  return keys.split(separator).map((key, index) => {
    const length = lengths[index] ?? -1
    if (length < 0) return { key, value: null }
    const value = bytes.subarray(offset, offset + length)
    offset += length
    return { key, value }
  })
}

/** What is handed over rather than copied. */
export function getTransfer({ lengths, bytes }: PackedRows): ArrayBuffer[] {
  return [lengths.buffer, bytes.buffer].filter((buffer) => buffer instanceof ArrayBuffer)
}

import { customType } from 'drizzle-orm/pg-core'

/** A column of bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: toPlainBytes,
})

/** Both drivers answer with a `Buffer`, which is not equal to the same bytes as they were given. */
export function toPlainBytes({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

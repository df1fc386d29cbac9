import { customType } from 'drizzle-orm/pg-core'

/** A column of bytes. Both drivers answer with bytes of their own kind: here they are plain ones. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
})

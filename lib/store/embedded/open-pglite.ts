import { PGlite } from '@electric-sql/pglite'

const bytea = 17

/**
 * Opens the embedded database in this thread: a folder that holds one, or `memory://`. Its own defaults are for
 * a machine's only database; ours shares the process with everything else.
 */
export function openPglite(folder: string): Promise<PGlite> {
  return PGlite.create(folder, {
    relaxedDurability: false,
    startParams: [
      ...PGlite.defaultStartParams,
      ...[
        'shared_buffers=16MB',
        'wal_buffers=1MB',
        'max_wal_size=64MB',
        'min_wal_size=32MB',
      ].flatMap((setting) => ['-c', setting]),
    ],
    // Its own go byte by byte.
    parsers: { [bytea]: (hex: string) => Buffer.from(hex.slice(2), 'hex') },
    serializers: {
      [bytea]: (bytes: Uint8Array) =>
        `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`,
    },
  })
}

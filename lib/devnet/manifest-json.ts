const MARK = '$bigint'

/** JSON of what one must know of a built chain; bigints are kept. */
export function toManifestJson(manifest: unknown): string {
  return JSON.stringify(manifest, (_, value: unknown) =>
    typeof value === 'bigint' ? { [MARK]: value.toString() } : value,
  )
}

/** Undoes `toManifestJson`. The caller vouches for the shape: the file is its own. */
export function parseManifestJson<Manifest>(text: string): Manifest {
  return JSON.parse(text, (_, value: unknown) => {
    const isMarked = typeof value === 'object' && value !== null && MARK in value
    return isMarked ? BigInt(String(value[MARK])) : value
  }) as Manifest
}

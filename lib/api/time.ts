/** Seconds since the epoch, as blocks and feeds tell them, in ISO 8601 UTC without milliseconds. */
export function toIso(seconds: number | bigint): string {
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}

/**
 * Seconds since the epoch of an ISO 8601 date or time with offset; a bare date is its first UTC second.
 *
 * @throws RangeError for what is no time
 */
export function parseIso(text: string): number {
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an ISO 8601 time: ${text}`)
  return Math.floor(milliseconds / 1000)
}

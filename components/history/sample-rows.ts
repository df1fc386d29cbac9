/** At most `most` rows of a table: every second, third … from the newest backwards, the first and last always. */
export function sampleRows<Row>(rows: readonly Row[], most: number): Row[] {
  const step = Math.max(1, Math.ceil((rows.length - 1) / Math.max(1, most - 1)))
  return rows.filter((_, index) => index === 0 || (rows.length - 1 - index) % step === 0)
}

/**
 * A fall in price as the URL says it (`0.2` = 20 %) in whole percent; what lies between two is read at the
 * deeper one. Null for what is no number from 0 to 1.
 */
export function parseFall(text: string): number | null {
  if (!/^(0(\.\d{1,18})?|1(\.0{1,18})?)$/.test(text)) return null
  return Math.ceil(Number((Number(text) * 100).toFixed(6)))
}

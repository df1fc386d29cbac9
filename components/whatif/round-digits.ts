/** The first `digits` digits of a number that is not negative, the rest 0: what a slider writes is easily read. */
export function roundDigits(value: bigint, digits: number): bigint {
  const length = value.toString().length
  if (length <= digits) return value
  const unit = 10n ** BigInt(length - digits)
  return (value / unit) * unit
}

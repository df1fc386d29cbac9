import { parseDecimalString, toDecimalString } from './decimal'

const DECIMALS = 36

/**
 * What a cumulative column gains at one index over the one before, exact; the first is its own gain. Undefined
 * where a number is missing.
 */
export function getAdded(cumulative: readonly string[], index: number): string | undefined {
  const [value, before] = [cumulative[index], index === 0 ? '0' : cumulative[index - 1]]
  if (value === undefined || before === undefined) return undefined
  const added = parseDecimalString(value, DECIMALS) - parseDecimalString(before, DECIMALS)
  return toDecimalString(added, DECIMALS)
}

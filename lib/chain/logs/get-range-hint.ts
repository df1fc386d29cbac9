/**
 * The block count that a provider's refusal of `eth_getLogs` names: a range that would work
 * ("[0x1, 0x2]") or a limit ("limited to a 10,000 range"). Counts of results are not block counts.
 */
export function getRangeHint(message: string): number | undefined {
  const range = /\[?\b(0x[0-9a-f]+)\s*(?:,|-|to)\s*(0x[0-9a-f]+)\b\]?/i.exec(message)
  if (range) {
    const blocks = Number(range[2]) - Number(range[1]) + 1
    return Number.isSafeInteger(blocks) && blocks > 0 ? blocks : undefined
  }
  const limit =
    /(?:limited to|limit(?: is)?(?: of)?|max(?:imum)?(?: is)?(?: allowed)?(?: block)?(?: range)?(?: number of requested blocks)?(?: is)?(?: set to)?(?: of)?|exceeds?|up to|greater than|at most|range of|ranges? over|than(?: size)?|filter|range:)\s*:?\s*(?:a |an |the )?(?:max(?:imum)? )?(?:block range )?(?:of )?(\d[\d,_]*)(k?)\b(?!\s*(?:results?|logs?|entries|bytes|mb|kb|ms|s\b|seconds?))/i.exec(
      message,
    )
  if (!limit?.[1] || !/block|range|smaller than/i.test(message)) return undefined
  const blocks = Number(limit[1].replace(/[,_]/g, '')) * (limit[2] ? 1000 : 1)
  return blocks > 0 ? blocks : undefined
}

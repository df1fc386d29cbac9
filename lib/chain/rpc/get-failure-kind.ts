import type { RpcFailureKind } from './rpc-failure'

export type RpcErrorFacts = {
  method: string
  /** JSON-RPC error code. */
  code?: number | undefined
  /** JSON-RPC error message, or the transport's text. */
  message: string
  /** HTTP status of an answer that was no JSON-RPC. */
  httpStatus?: number | undefined
}

/** Providers' own words for "this `eth_getLogs` covers too much". */
const range =
  /too many (?:results|logs|blocks)|more than \d+ (?:results|logs)|query returned more|result(?:s)? (?:set )?(?:is )?too large|response size|response is too big|block range|max(?:imum)? (?:\w+ )?range|range (?:is )?(?:too|exceed|limit|over)|exceeds? (?:the )?(?:max|range|limit)|limited to (?:a )?[\d,]+|logs matched|query timeout|query exceeds|too wide|eth_getLogs (?:is|requests? with)|distance between|ranges? over [\d,]+|requested blocks? is|too many blocks|(?:at most|than) (?:size )?[\d,]+ ?(?:k )?(?:blocks?)?|please (?:narrow|limit|reduce)/i

const outOfGas =
  /out ?of ?gas|\bOOG\b|\w+OOG\b|gas (?:limit|allowance|required exceeds)|exceeds? (?:block )?gas|gas uint64 overflow|allocated gas|intrinsic gas/i

const tooLarge =
  /max ?(?:init)?code ?size|initcode|contract ?size ?limit|code size|payload too large|request entity|body (?:is )?too large/i

const noState =
  /missing trie node|state (?:is )?(?:not available|unavailable|pruned|already pruned|missing)|(?:historical|required) state|no state (?:available|found)|pruned|world state|proof window|archive|history (?:is )?(?:not available|unavailable|has been pruned)|state histories|old data not available|header (?:not available|pruned)/i

const unknownBlock =
  /unknown block|header not found|block (?:\S+ )?not found|could not find block|cannot find block|resource not found|hash (?:\S+ )?(?:is )?not (?:currently )?canonical|no block with|block (?:is )?(?:not |un)available|beyond (?:the )?(?:current )?head|after last accepted|requested block|invalid block (?:number|height)/i

const rateLimited =
  /rate.?limit|too many requests|capacity|quota|credits|compute units|requests? (?:per|limit)|throttl|exceeded (?:the )?(?:\w+ )?(?:usage|plan)|slow down|try again later/i

const unsupported =
  /too many arguments|want at most|unknown field|invalid argument|cannot unmarshal|not supported|unsupported|does not exist|method not found|invalid params|expected (?:\S+ )?(?:hex|string|block)|invalid type/i

/** Where the words say nothing. */
const rateCodes = new Set([-32005, -32007, -32029])

/**
 * Sorts a failure by what can be done about it, from code and words. Providers agree on neither,
 * so words go first. anvil's `BlockOutOfRange` has the code of invalid parameters.
 */
export function getFailureKind({
  method,
  code,
  message,
  httpStatus,
}: RpcErrorFacts): RpcFailureKind {
  const outOfRange = /block height is (\d+) but requested was (\d+)/.exec(message)
  if (outOfRange) {
    return Number(outOfRange[2]) > Number(outOfRange[1]) ? 'unknown-block' : 'no-state'
  }
  if (httpStatus === 429 || code === 429) return 'rate-limited'
  if (httpStatus === 401 || httpStatus === 402 || httpStatus === 403) return 'refused'
  if (httpStatus === 413) return method === 'eth_getLogs' ? 'range' : 'too-large'
  if (httpStatus !== undefined && httpStatus >= 500) return 'network'
  if (code === 3 || /execution reverted|vm execution error|revert/i.test(message)) {
    return outOfGas.test(message) ? 'out-of-gas' : 'reverted'
  }
  if (method === 'eth_getLogs' && isRangeRefusal(message)) return 'range'
  if (tooLarge.test(message)) return 'too-large'
  if (outOfGas.test(message)) return 'out-of-gas'
  if (noState.test(message)) return 'no-state'
  if (unknownBlock.test(message) || code === -32001) return 'unknown-block'
  if (rateLimited.test(message) || rateCodes.has(code ?? 0)) return 'rate-limited'
  if (/time(?:d)? ?out|deadline exceeded|execution aborted/i.test(message)) return 'timeout'
  if (code === -32601 || code === -32602 || code === -32004 || unsupported.test(message)) {
    return 'unsupported'
  }
  return 'other'
}

/** `-32005` means "too many results" to some and "too many requests" to others: the words decide. */
function isRangeRefusal(message: string): boolean {
  if (/too many requests|rate.?limit|per (?:second|minute|day)/i.test(message)) return false
  if (/beyond (?:the )?(?:current )?head/i.test(message)) return false
  return range.test(message)
}

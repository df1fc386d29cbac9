import { describe, expect, test } from 'vitest'
import { getFailureKind, type RpcErrorFacts } from './get-failure-kind'
import type { RpcFailureKind } from './rpc-failure'

const call = (message: string, code?: number): RpcErrorFacts => ({
  method: 'eth_call',
  message,
  code,
})
const logs = (message: string, code?: number): RpcErrorFacts => ({
  method: 'eth_getLogs',
  message,
  code,
})

const cases: [string, RpcErrorFacts, RpcFailureKind][] = [
  ['anvil, reorged block', call('Resource not found', -32001), 'unknown-block'],
  ['anvil, logs of a reorged block', logs('unknown block', -32000), 'unknown-block'],
  [
    'anvil, pruned',
    call('BlockOutOfRangeError: block height is 261 but requested was 2', -32602),
    'no-state',
  ],
  [
    'anvil, ahead',
    call('BlockOutOfRangeError: block height is 5 but requested was 65535', -32602),
    'unknown-block',
  ],
  ['anvil, gas', call('EVM error OutOfGas', -32603), 'out-of-gas'],
  ['anvil, code size', call('EVM error CreateContractSizeLimit', -32603), 'too-large'],
  ['anvil, creation code', call('max initcode size exceeded', -32003), 'too-large'],
  ['anvil, bad parameter', call('unknown field `x`, expected one of `y`', -32602), 'unsupported'],
  ['geth, block', call('header not found', -32000), 'unknown-block'],
  ['geth, not canonical', call('hash is not currently canonical', -32000), 'unknown-block'],
  [
    'geth, state',
    call('missing trie node 0ab1 (path ) state 0xcd is not available', -32000),
    'no-state',
  ],
  ['geth, path scheme', call('historical state 0xab is not available', -32000), 'no-state'],
  ['geth, reexec', call('required historical state unavailable (reexec=128)', -32000), 'no-state'],
  ['reth', call('state at block #12 is pruned', -32000), 'no-state'],
  ['erigon', call('block not found: 0x12', -32000), 'unknown-block'],
  ['nethermind', call('No state available for block 0xabc', -32002), 'no-state'],
  ['besu', call('World state unavailable', -32000), 'no-state'],
  ['geth, parameters', call('too many arguments, want at most 2', -32602), 'unsupported'],
  [
    'geth, block by hash',
    call('invalid argument 1: json: cannot unmarshal object into Go value', -32602),
    'unsupported',
  ],
  ['geth, revert', call('execution reverted: 51', 3), 'reverted'],
  ['revert that names gas', call('execution reverted: out of gas', -32000), 'out-of-gas'],
  ['geth, gas', call('out of gas', -32000), 'out-of-gas'],
  ['geth, time', call('execution aborted (timeout = 5s)', -32000), 'timeout'],
  ['HTTP 429', { ...call('Too Many Requests'), httpStatus: 429 }, 'rate-limited'],
  ['HTTP 503', { ...call('upstream'), httpStatus: 503 }, 'network'],
  ['HTTP 401', { ...call('no key'), httpStatus: 401 }, 'refused'],
  [
    'rate in a body',
    call('daily request count exceeded, request rate limited', -32005),
    'rate-limited',
  ],
  ['rate by code alone', call('request refused', -32029), 'rate-limited'],
  ['rate by code 429', call('request refused', 429), 'rate-limited'],
  ['quicknode rate', call('15/second request limit reached', -32007), 'rate-limited'],
  ['method', call('the method eth_foo does not exist', -32601), 'unsupported'],
  ['infura', logs('query returned more than 10000 results', -32005), 'range'],
  [
    'infura, with a hint',
    logs('query returned more than 10000 results. Try with this block range [0x1, 0x2].', -32005),
    'range',
  ],
  [
    'alchemy',
    logs(
      'Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range',
      -32602,
    ),
    'range',
  ],
  ['quicknode', logs('eth_getLogs is limited to a 10,000 range', -32614), 'range'],
  ['ankr', logs('block range is too wide', -32600), 'range'],
  ['bsc', logs('exceed maximum block range: 5000', -32000), 'range'],
  ['chainstack', logs('Block range limit exceeded. See more details', -32602), 'range'],
  ['publicnode', logs('exceed maximum block range: 50000', -32701), 'range'],
  [
    'geth, too much',
    logs('query exceeds max results 20000, retry with the range 1-2', -32602),
    'range',
  ],
  ['logs, rate', logs('too many requests, limit is 10 per second', -32005), 'rate-limited'],
  ['a node behind', logs('block range extends beyond current head block', -32602), 'unknown-block'],
  ['HTTP 413, logs', { ...logs('too large'), httpStatus: 413 }, 'range'],
  ['anything', call('something else', -32099), 'other'],
]

describe('getFailureKind', () => {
  test.each(cases)('behavior: %s', (_, facts, kind) => {
    expect(getFailureKind(facts)).toBe(kind)
  })
})

import {
  type Address,
  deploylessCallViaBytecodeBytecode,
  encodeDeployData,
  type Hex,
  isHex,
  numberToHex,
} from 'viem'
import { parseBlock } from './blocks/parse-block'
import { toBlockError } from './blocks/to-block-error'
import type { BlockCall, ChainClient, DeploylessCode } from './chain-client'
import type { Endpoint } from './endpoints/endpoint'
import { RpcFailure } from './rpc/rpc-failure'

const method = 'eth_call'
/** Where code is put by a state override: nobody's address, without code on any chain. */
const overrideAddress: Address = '0x706c696d736f6c6c0000000000000000000000ca'
const deploylessAbi = [
  {
    type: 'constructor',
    stateMutability: 'nonpayable',
    inputs: [
      { name: 'code', type: 'bytes' },
      { name: 'data', type: 'bytes' },
    ],
  },
] as const

/**
 * `eth_call` pinned to a block hash (EIP-1898). Deployless code goes in by a state override, which
 * knows neither the limits of creation code nor of deployed code; where a node ignores overrides,
 * by viem's deployless creation. Where a node takes only numbers, the number's hash is checked
 * after the call. What a node speaks is learnt once.
 *
 * @throws HistoryUnavailableError, ReorgError, or ChainReadError (`reverted` with `data`,
 * `out-of-gas` also for answers too large for the node).
 */
export async function callAtBlock(client: ChainClient, call: BlockCall): Promise<Hex> {
  try {
    const step = (endpoint: Endpoint) => callOnEndpoint(client, { endpoint, call })
    return await client.attempt(step, { hedge: method })
  } catch (error) {
    throw await toBlockError(client, { error, method, blockHash: call.blockHash })
  }
}

async function callOnEndpoint(
  client: ChainClient,
  { endpoint, call }: { endpoint: Endpoint; call: BlockCall },
): Promise<Hex> {
  const variants = getVariants(endpoint, call)
  let failure: unknown
  for (const variant of variants) {
    try {
      const result = await callVariant(client, { endpoint, call, variant })
      endpoint.speaks = { ...endpoint.speaks, ...variant }
      return result
    } catch (error) {
      if (!(error instanceof RpcFailure) || error.kind !== 'unsupported') throw error
      failure ??= error
    }
  }
  throw failure
}

type Variant = { blockHash: boolean; stateOverride?: boolean }

function getVariants(endpoint: Endpoint, call: BlockCall): Variant[] {
  const { speaks } = endpoint
  const hashes = speaks.blockHash ? [true, false] : [false]
  if ('to' in call) return hashes.map((blockHash) => ({ blockHash }))
  const overrides = speaks.stateOverride ? [true, false] : [false]
  return hashes.flatMap((blockHash) =>
    overrides.map((stateOverride) => ({ blockHash, stateOverride })),
  )
}

async function callVariant(
  client: ChainClient,
  { endpoint, call, variant }: { endpoint: Endpoint; call: BlockCall; variant: Variant },
): Promise<Hex> {
  const timeoutMs = call.timeoutMs ?? client.timeoutMs
  const gas = call.gas === undefined ? {} : { gas: numberToHex(call.gas) }
  const [transaction, ...overrides] = getTransaction(call, variant)
  const block = variant.blockHash
    ? { blockHash: call.blockHash, requireCanonical: true }
    : numberToHex(call.blockNumber ?? (await client.readBlock(call.blockHash)).number)
  const params = [{ ...transaction, ...gas }, block, ...overrides]
  const result = await endpoint.send(method, { params, timeoutMs })
  if (!isHex(result)) throw new RpcFailure('malformed', { text: 'bytes were expected' })
  if (result === '0x' && variant.stateOverride) {
    throw new RpcFailure('unsupported', { text: 'the state override was ignored' })
  }
  if (typeof block === 'string') {
    const check = { params: [block, false], timeoutMs }
    const found = parseBlock(await endpoint.send('eth_getBlockByNumber', check), client.chainId)
    if (found.hash !== call.blockHash.toLowerCase()) {
      throw new RpcFailure('unknown-block', { text: 'another block has this number' })
    }
  }
  return result
}

function getTransaction(call: BlockCall, variant: Variant): Record<string, unknown>[] {
  if ('to' in call) return [{ to: call.to, data: call.data }]
  return variant.stateOverride
    ? [
        { to: overrideAddress, data: call.data },
        { [overrideAddress]: { code: call.deployless.deployedBytecode } },
      ]
    : [{ data: getCreationData(call.deployless, call.data) }]
}

function getCreationData(code: DeploylessCode, data: Hex): Hex {
  return encodeDeployData({
    abi: deploylessAbi,
    bytecode: deploylessCallViaBytecodeBytecode,
    args: [code.bytecode, data],
  })
}

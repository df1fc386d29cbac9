import { decodeFunctionResult, encodeFunctionData, type Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'
import { toIlkId } from '../ilk-id'
import { callLens, decodeAnswer } from './call-lens'
import { skyLensAbi } from './sky-lens.bytecode'

/**
 * Which of some contracts are joins of the Vat, with their token, or know the address of dai: one `eth_call`.
 * @throws as `callLens`
 */
export async function readLensCandidates(
  client: ChainClient,
  options: { vat: Address; candidates: readonly Address[]; blockHash: Hash },
) {
  const { vat, candidates, blockHash } = options
  const functionName = 'readCandidates'
  const data = encodeFunctionData({ abi: skyLensAbi, functionName, args: [vat, candidates] })
  const answer = await callLens(client, { data, blockHash })
  return decodeAnswer(() => decodeFunctionResult({ abi: skyLensAbi, functionName, data: answer }))
}

/** The joins that an ilk registry lists, zero where it knows none: one `eth_call`. @throws as `callLens` */
export async function readLensJoins(
  client: ChainClient,
  options: { registry: Address; ilks: readonly string[]; blockHash: Hash },
) {
  const { registry, ilks, blockHash } = options
  const functionName = 'readJoins'
  const args = [registry, ilks.map(toIlkId)] as const
  const data = encodeFunctionData({ abi: skyLensAbi, functionName, args })
  const answer = await callLens(client, { data, blockHash })
  return decodeAnswer(() => decodeFunctionResult({ abi: skyLensAbi, functionName, data: answer }))
}

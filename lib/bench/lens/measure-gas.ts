import { type Address, concatHex, encodeAbiParameters, type Hex, hexToBigInt } from 'viem'
import type { DevnetClient } from '@/lib/devnet/chain-client'
import { rawRequest } from '@/lib/devnet/send'

/**
 * Calls the address in the first word with the rest of its input and returns the gas that the call
 * used and whether it succeeded. Put at an unused address by a state override.
 */
const meter: Hex =
  '0x602036038060206000375a6000600083600060006000355af16020525a900360005260406000f3'
const meterAddress: Address = '0x00000000000000000000000000000000000006a5'

/**
 * Gas of one call, without the transaction's own 21,000 and calldata.
 *
 * @throws Error where the call reverts.
 */
export async function measureGas(
  client: DevnetClient,
  { to, data, code }: { to: Address; data: Hex; code?: Hex },
): Promise<bigint> {
  const input = concatHex([encodeAbiParameters([{ type: 'address' }], [to]), data])
  const transaction = { to: meterAddress, data: input, gas: '0x3b9aca00' }
  const overrides = { [meterAddress]: { code: meter }, ...(code ? { [to]: { code } } : {}) }
  const result = (await rawRequest(client, 'eth_call', [transaction, 'latest', overrides])) as Hex
  if (hexToBigInt(`0x${result.slice(66)}`) !== 1n) throw new Error('the measured call reverted')
  return hexToBigInt(result.slice(0, 66) as Hex)
}

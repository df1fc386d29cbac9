import {
  type Abi,
  type Address,
  type ContractConstructorArgs,
  encodeDeployData,
  encodeFunctionData,
  getAddress,
  type Hex,
  numberToHex,
} from 'viem'
import type { DevnetClient } from './chain-client'

/** Gas given to every transaction: below anvil's 16,777,216 a transaction, above what any needs. */
const GAS_LIMIT = 16_000_000n
const FEE_PER_GAS = 100_000_000_000n

export interface TransactionRequest {
  from: Address
  to?: Address
  data?: Hex
  value?: bigint
  gas?: bigint
}

export interface MinedTransaction {
  transactionHash: Hex
  blockNumber: bigint
  gasUsed: bigint
  contractAddress: Address | null
  logs: { address: Address; topics: Hex[]; data: Hex; logIndex: Hex }[]
}

/** A transaction that was mined and reverted. `data` is what the contract reverted with. */
export class TransactionRevertedError extends Error {
  override name = 'TransactionRevertedError'
  constructor(
    message: string,
    readonly data: Hex | undefined,
  ) {
    super(message)
  }
}

export function toRpcTransaction({ from, to, data, value, gas }: TransactionRequest) {
  return {
    from,
    ...(to ? { to } : {}),
    ...(data ? { data } : {}),
    value: numberToHex(value ?? 0n),
    gas: numberToHex(gas ?? GAS_LIMIT),
    maxFeePerGas: numberToHex(FEE_PER_GAS),
    maxPriorityFeePerGas: numberToHex(0n),
  }
}

type RawRequest = (request: { method: string; params: unknown[] }) => Promise<unknown>

/** One JSON-RPC request whose method viem's types don't know. */
export function rawRequest(client: DevnetClient, method: string, params: unknown[]) {
  return (client.request as RawRequest)({ method, params })
}

interface RawReceipt {
  status: Hex
  transactionHash: Hex
  blockNumber: Hex
  gasUsed: Hex
  contractAddress: Address | null
  logs: MinedTransaction['logs']
}

async function readRevert(client: DevnetClient, request: TransactionRequest) {
  try {
    await rawRequest(client, 'eth_call', [toRpcTransaction(request), 'latest'])
    return { message: 'reverted when mined, passes at the head', data: undefined }
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error))
    const data = /0x[0-9a-f]{8,}/.exec(cause.message)?.[0] as Hex | undefined
    return { message: 'details' in cause ? String(cause.details) : cause.message, data }
  }
}

/** anvil hands out a receipt before its head, and so `latest`, has moved: a read right after it would be of the block before. */
async function waitForHead(client: DevnetClient, number: bigint): Promise<void> {
  for (;;) {
    const head = (await rawRequest(client, 'eth_blockNumber', [])) as Hex
    if (BigInt(head) >= number) return
  }
}

/**
 * Sends one unlocked transaction to a node that mines a block a transaction, and returns its
 * receipt. `eth_sendTransactionSync`.
 *
 * @throws TransactionRevertedError when it reverted.
 */
export async function sendTransaction(
  client: DevnetClient,
  request: TransactionRequest,
): Promise<MinedTransaction> {
  const receipt = (await rawRequest(client, 'eth_sendTransactionSync', [
    toRpcTransaction(request),
  ])) as RawReceipt
  await waitForHead(client, BigInt(receipt.blockNumber))
  if (receipt.status !== '0x1') {
    const { message, data } = await readRevert(client, request)
    throw new TransactionRevertedError(message, data)
  }
  return {
    transactionHash: receipt.transactionHash,
    blockNumber: BigInt(receipt.blockNumber),
    gasUsed: BigInt(receipt.gasUsed),
    contractAddress: receipt.contractAddress,
    logs: receipt.logs,
  }
}

export interface ContractCode {
  abi: Abi
  bytecode: Hex
}

/** Deploys a contract and returns its address. @throws TransactionRevertedError */
export async function deployContract(
  client: DevnetClient,
  {
    from,
    contract,
    args = [],
  }: { from: Address; contract: ContractCode; args?: readonly unknown[] },
): Promise<Address> {
  const data = encodeDeployData({
    abi: contract.abi,
    bytecode: contract.bytecode,
    args: args as ContractConstructorArgs<Abi>,
  })
  const { contractAddress } = await sendTransaction(client, { from, data })
  if (!contractAddress) throw new Error('the deployment has no contract address')
  return getAddress(contractAddress)
}

/** Calls a function of a contract in a transaction of its own. @throws TransactionRevertedError */
export async function callContract(
  client: DevnetClient,
  call: { from: Address; to: Address; abi: Abi; functionName: string; args?: readonly unknown[] },
): Promise<MinedTransaction> {
  const { from, to, abi, functionName, args = [] } = call
  const data = encodeFunctionData({ abi, functionName, args })
  try {
    return await sendTransaction(client, { from, to, data })
  } catch (error) {
    if (error instanceof TransactionRevertedError) {
      throw new TransactionRevertedError(`${functionName}: ${error.message}`, error.data)
    }
    throw error
  }
}

import { type Address, concatHex, type Hex, pad, toEventSelector, toHex } from 'viem'
import { deployer } from '@/lib/devnet/accounts'
import type { DevnetClient } from '@/lib/devnet/chain-client'
import { rawRequest } from '@/lib/devnet/send'
import { sendBatch } from '../scale/send-batch'

const borrow = toEventSelector(
  'Borrow(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount, uint8 interestRateMode, uint256 borrowRate, uint16 indexed referralCode)',
)

/** For each pair of words in the input, a reserve and an account: the pool's `Borrow` of 1e18 at the variable rate. */
const emitter = concatHex([
  // The data: account, amount, 2, 0. At first no account, then index 0 on the stack.
  '0x6002604052670de0b6b3a76400006020525f',
  // 0x12, the loop: while the index is below the input's size.
  '0x5b803611156050575f',
  // The account into the data and, with the reserve, into the topics.
  '0x8160200135805f528235',
  concatHex(['0x7f', borrow]),
  '0x60805fa4604001601256',
  '0x5b00',
])

/**
 * Real logs of real transactions: for some blocks a contract that only emits stands in the pool's place, then the
 * pool is put back. One transaction and one block for every `logsABlock` borrowers.
 */
export async function emitBorrows(
  rpcUrl: string,
  options: {
    client: DevnetClient
    pool: Address
    reserve: Address
    borrowers: Iterable<Address>
    logsABlock: number
  },
): Promise<void> {
  const { client, pool, reserve, borrowers, logsABlock } = options
  const code = await client.getCode({ address: pool })
  if (!code) throw new Error(`no contract at ${pool}`)
  await client.setCode({ address: pool, bytecode: emitter })
  const from = deployer.address
  const gas = toHex(60_000 + logsABlock * 8_000)
  const nonce = await client.getTransactionCount({ address: from })
  let sent = 0
  await client.setAutomine(false)
  for (const some of chunk(borrowers, logsABlock)) {
    const fees = { gas, maxFeePerGas: '0x0', maxPriorityFeePerGas: '0x0' }
    const data = toInput(reserve, some)
    const transaction = { from, to: pool, data, nonce: toHex(nonce + sent++), ...fees }
    await sendBatch(rpcUrl, [{ method: 'eth_sendTransaction', params: [transaction] }])
    await sendBatch(rpcUrl, [{ method: 'evm_mine', params: [] }])
  }
  await client.setAutomine(true)
  await rawRequest(client, 'anvil_setCode', [pool, code])
}

function toInput(reserve: Address, borrowers: readonly Address[]): Hex {
  return concatHex(borrowers.flatMap((borrower) => [pad(reserve), pad(borrower)]))
}

function* chunk<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let some: T[] = []
  for (const item of items) {
    some.push(item)
    if (some.length < size) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

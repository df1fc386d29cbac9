import { type Address, type Hex, numberToHex, pad } from 'viem'
import type { DevnetClient } from '../chain-client'
import { rawRequest } from '../send'
import { type RecordedTransaction, readRecordedTransactions } from './recorded-transactions'

/** As much as fits a block of mainnet's gas limit. */
const GAS_A_BLOCK = 56_000_000n
const FEE_PER_GAS = 100_000_000_000n

/** A token that a join adapter takes in place of the recorded one. */
export interface GemReplacement {
  /** The ilk's name as bytes32. */
  ilk: Hex
  recorded: Address
  gem: Address
}

/** Join adapters are created with (vat, ilk, gem): the last word is the token. */
function replaceGem(
  transaction: RecordedTransaction,
  gems: readonly GemReplacement[],
): RecordedTransaction {
  if (transaction.to) return transaction
  for (const { ilk, recorded, gem } of gems) {
    const suffix = ilk.slice(2) + pad(recorded).slice(2).toLowerCase()
    if (!transaction.data.endsWith(suffix)) continue
    const data: Hex = `${transaction.data.slice(0, -64) as Hex}${pad(gem).slice(2).toLowerCase()}`
    return { ...transaction, data }
  }
  return transaction
}

interface Receipt {
  status: Hex
  transactionHash: Hex
}

/**
 * Replays the recorded deployment, some transactions a block. The node takes transactions of any
 * account (`--auto-impersonate`) in their order (`--order fifo`) and contracts of any size
 * (`--disable-code-size-limit`).
 *
 * @throws Error when one of them reverts here.
 */
export async function replayRecordedTransactions(
  client: DevnetClient,
  { gems }: { gems: readonly GemReplacement[] },
): Promise<void> {
  const recorded = readRecordedTransactions().map((item) => replaceGem(item, gems))
  const [first] = recorded
  if (!first) throw new Error('nothing is recorded')
  await client.setBalance({ address: first.from, value: 10n ** 24n })

  async function mine(count: number): Promise<void> {
    await rawRequest(client, 'evm_mine', [])
    const receipts = (await rawRequest(client, 'eth_getBlockReceipts', ['latest'])) as Receipt[]
    const failed = receipts.find(({ status }) => status !== '0x1')
    if (failed) throw new Error(`a recorded transaction reverted: ${failed.transactionHash}`)
    if (receipts.length !== count) {
      throw new Error(`a block took ${receipts.length} of ${count} recorded transactions`)
    }
  }

  await rawRequest(client, 'evm_setAutomine', [false])
  let gas = 0n
  let queued = 0
  for (const [nonce, transaction] of recorded.entries()) {
    if (gas + transaction.gas > GAS_A_BLOCK) {
      await mine(queued)
      gas = 0n
      queued = 0
    }
    await rawRequest(client, 'eth_sendTransaction', [
      {
        from: transaction.from,
        ...(transaction.to ? { to: transaction.to } : {}),
        data: transaction.data,
        value: numberToHex(transaction.value),
        gas: numberToHex(transaction.gas),
        nonce: numberToHex(nonce),
        maxFeePerGas: numberToHex(FEE_PER_GAS),
        maxPriorityFeePerGas: '0x0',
      },
    ])
    gas += transaction.gas
    queued += 1
  }
  await mine(queued)
  await rawRequest(client, 'evm_setAutomine', [true])
}

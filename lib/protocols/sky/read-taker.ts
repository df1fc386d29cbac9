import { getAddress, type Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { SkyTakeEvent } from './auction-record'
import { moveNote } from './sky-events'

type Receipt = { from: Hex; logs: { address: Hex; topics: Hex[]; logIndex: Hex }[] }

/**
 * Who paid for a purchase: the source of the Vat's last `move` of just that amount before the event, which does not
 * say it itself. One `eth_getTransactionReceipt`.
 *
 * @throws ChainReadError where no node has the receipt
 */
export async function readTaker(
  client: ChainClient,
  { vat, take }: { vat: Address; take: SkyTakeEvent },
): Promise<Address> {
  const receipt = await client.request<Receipt | null>(
    'eth_getTransactionReceipt',
    [take.transactionHash],
    { accept: (found) => found !== null },
  )
  if (receipt === null)
    throw new ChainReadError(`No node has the receipt of ${take.transactionHash}.`, {
      reason: 'other',
      retryable: true,
    })
  const payment = receipt.logs
    .filter(
      ({ address, topics, logIndex }) =>
        address.toLowerCase() === vat.toLowerCase() &&
        topics[0] === moveNote &&
        BigInt(topics[3] ?? '0x0') === take.owe &&
        Number(logIndex) < take.logIndex,
    )
    .at(-1)
  return getAddress(payment ? `0x${payment.topics[1]?.slice(26)}` : receipt.from)
}

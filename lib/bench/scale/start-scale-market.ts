import { type Address, encodeFunctionData, keccak256, slice, toHex } from 'viem'
import { getDevnetAccount } from '@/lib/devnet/accounts'
import { toFeedRound } from '@/lib/devnet/feed'
import { toSupply } from '@/lib/devnet/pool-calls'
import { createRng, pick } from '@/lib/devnet/rng'
import { emitBorrows } from '../backfill/emit-borrows'
import { type LargeMarket, reserveCount, startLargeMarket } from '../lens/large-market'
import { sendBatch } from './send-batch'
import { type CopiedPosition, writePositions } from './write-positions'

export const borrowerCount = 100_000
export const logsAnAccount = 3
const logsABlock = 100
/** Supplies for somebody else's account in each block that is measured. */
const changesABlock = 20
const unit = 10n ** 18n

export type ScaleMarket = LargeMarket & {
  borrowers: readonly Address[]
  /** Pool logs on the chain. */
  logs: number
  /** One block in which a price moves and twenty borrowers change. */
  mineBlock(): Promise<{ number: number; hash: string }>
}

/**
 * A v3.6 market of 40 reserves whose pool has logged three borrows of each of 100,000 accounts, which have the
 * positions of 40 accounts that really supplied and borrowed, with other debts: one in 200 can be liquidated, one
 * in four is below 1.5.
 */
export async function startScaleMarket(options: { borrowers?: number } = {}): Promise<ScaleMarket> {
  const count = options.borrowers ?? borrowerCount
  const large = await startLargeMarket(reserveCount, ['--prune-history', '16'])
  const { client, market, rpcUrl } = large
  const borrowers = Array.from({ length: count }, (_, index) => getBorrower(index))
  const random = createRng(41)
  const positions = borrowers.map((account, index): CopiedPosition => {
    const template = large.accounts[index % large.accounts.length] ?? account
    return { account, template, debtRatio: 0.4 + 2.02 * random() ** 2 }
  })
  const reserve = market.tokens.T0?.address ?? market.pool
  await emitBorrows(rpcUrl, {
    client,
    pool: market.pool,
    reserve,
    borrowers: repeat(borrowers),
    logsABlock,
  })
  await writePositions(rpcUrl, { client, market, positions })
  await client.mine({ blocks: 1 })
  const whale = getDevnetAccount('supplier').address
  let price = 10n ** 8n

  async function mineBlock() {
    await client.setAutomine(false)
    price = price === 10n ** 8n ? 10n ** 8n - 10n ** 5n : 10n ** 8n
    const feed = market.tokens[`T${Math.floor(random() * reserveCount)}`]?.feed ?? '0x'
    const round = await toFeedRound(client, { feed, answer: price })
    const supplies = Array.from({ length: changesABlock }, () => {
      const symbol = `T${Math.floor(random() * reserveCount)}`
      const call = toSupply(market, { user: whale, symbol, amount: unit })
      const asset = market.tokens[symbol]?.address ?? '0x'
      const args = [asset, unit, pick(random, borrowers), 0] as const
      return { ...call, data: encodeFunctionData({ abi: supplyAbi, args }) }
    })
    const requests = [round, ...supplies].map((call) => ({
      method: 'eth_sendTransaction',
      params: [
        { ...call, gas: toHex(1_000_000), maxFeePerGas: '0x0', maxPriorityFeePerGas: '0x0' },
      ],
    }))
    await sendBatch(rpcUrl, requests)
    await client.mine({ blocks: 1 })
    const { number, hash } = await client.getBlock()
    return { number: Number(number), hash }
  }

  return { ...large, borrowers, logs: count * logsAnAccount, mineBlock }
}

const supplyAbi = [
  {
    type: 'function',
    name: 'supply',
    stateMutability: 'nonpayable',
    inputs: [
      { name: 'asset', type: 'address' },
      { name: 'amount', type: 'uint256' },
      { name: 'onBehalfOf', type: 'address' },
      { name: 'referralCode', type: 'uint16' },
    ],
    outputs: [],
  },
] as const

function getBorrower(index: number): Address {
  return slice(keccak256(toHex(index, { size: 32 })), 12)
}

function* repeat(borrowers: readonly Address[]): Generator<Address> {
  for (let round = 0; round < logsAnAccount; round++) yield* borrowers
}

import { type Address, encodeFunctionData, type Hex, numberToHex, toHex } from 'viem'
import { deployMarket } from '@/lib/devnet/aave-v3-6/deploy-market'
import { deployer, getDevnetAccount, oracleNode } from '@/lib/devnet/accounts'
import { startAnvil } from '@/lib/devnet/anvil'
import { createDevnetClient, type DevnetClient } from '@/lib/devnet/chain-client'
import type { Market, MarketConfig } from '@/lib/devnet/market-types'
import { installMulticall3 } from '@/lib/devnet/multicall'
import { poolAbi, toMint } from '@/lib/devnet/pool-calls'
import { callContract, rawRequest, sendTransaction } from '@/lib/devnet/send'
import { deployAssets } from '@/lib/devnet/tokens'

export const reserveCount = 40
/** Three held and used as collateral, two owed. */
export const positionsOfAccount = 5

export type LargeMarket = {
  rpcUrl: string
  client: DevnetClient
  market: Market
  accounts: Address[]
  stop(): Promise<void>
}

const unit = 10n ** 18n
const chunk = 400
const rates = { optimalUsage: 8_000, base: 0, slope1: 270, slope2: 8_000 }

function getConfig(): MarketConfig {
  const reserves = Array.from({ length: reserveCount }, (_, index) => ({
    symbol: `T${index}`,
    ltv: 7_500,
    liquidationThreshold: 8_000,
    liquidationBonus: 10_500,
    liquidationProtocolFee: 1_000,
    reserveFactor: 1_000,
    borrowable: true,
    rates,
  }))
  return { marketId: 'Large', reserves, eModes: [] }
}

function getAccount(index: number): Address {
  return `0x${(0xacc0_0000n + BigInt(index)).toString(16).padStart(8, '0').repeat(5)}`
}

type Call = { from: Address; to: Address; data: Hex }

/** Sends unlocked transactions in batches, one block a batch; the order of one sender is kept. */
async function sendAll(rpcUrl: string, { calls, client }: { calls: Call[]; client: DevnetClient }) {
  const nonces = new Map<Address, number>()
  for (let begin = 0; begin < calls.length; begin += chunk) {
    const batch: unknown[] = []
    for (const [id, call] of calls.slice(begin, begin + chunk).entries()) {
      const known = nonces.get(call.from)
      const nonce = known ?? (await client.getTransactionCount({ address: call.from }))
      nonces.set(call.from, nonce + 1)
      const fees = { gas: toHex(1_000_000), maxFeePerGas: '0x0', maxPriorityFeePerGas: '0x0' }
      const params = [{ ...call, ...fees, nonce: numberToHex(nonce) }]
      batch.push({ jsonrpc: '2.0', id, method: 'eth_sendTransaction', params })
    }
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(rpcUrl, { method: 'POST', headers, body: JSON.stringify(batch) })
    const answers = (await response.json()) as { error?: { message: string } }[]
    const refused = answers.find(({ error }) => error)
    if (refused) throw new Error(refused.error?.message)
    await rawRequest(client, 'evm_mine', [])
  }
}

/**
 * A v3.6 market of 40 reserves on a chain of its own, and accounts with five positions each in
 * reserves that differ from account to account: real contracts, real transactions.
 */
export async function startLargeMarket(
  accountCount: number,
  nodeArgs: readonly string[] = [],
): Promise<LargeMarket> {
  const extraArgs = ['--auto-impersonate', '--order', 'fifo', '--gas-limit', '10000000000']
  const flags = ['--base-fee', '0', '--gas-price', '0', '--disable-min-priority-fee', ...nodeArgs]
  const anvil = await startAnvil({ timestamp: 1_760_000_000, extraArgs: [...extraArgs, ...flags] })
  const client = createDevnetClient(anvil.rpcUrl)
  await client.setBlockTimestampInterval({ interval: 12 })
  const whale = getDevnetAccount('supplier').address
  for (const address of [deployer.address, oracleNode.address, whale]) {
    await client.setBalance({ address, value: 10n ** 24n })
  }
  await installMulticall3(client)
  const config = getConfig()
  const assets = await deployAssets(client, {
    assets: config.reserves.map(({ symbol }) => ({
      symbol,
      name: symbol,
      decimals: 18,
      answer: 10n ** 8n,
    })),
  })
  const market = await deployMarket(client, { config, assets })
  const amount = 10n ** 9n * unit
  for (const { symbol } of config.reserves) {
    await sendTransaction(client, toMint(market, { user: whale, symbol, amount: 2n * amount }))
    await callContract(client, {
      from: whale,
      to: market.pool,
      abi: poolAbi,
      functionName: 'supply',
      args: [assets[symbol]?.address, amount, whale, 0],
    })
  }
  const accounts = Array.from({ length: accountCount }, (_, index) => getAccount(index))
  await client.setAutomine(false)
  const at = (index: number) => assets[`T${index % reserveCount}`]?.address as Address
  const supplies = accounts.flatMap((account, index) =>
    [0, 1, 2].map((leg) => ({
      from: whale,
      to: market.pool,
      data: encodeFunctionData({
        abi: poolAbi,
        functionName: 'supply',
        args: [at(index * 7 + leg * 11), 100n * unit, account, 0],
      }),
    })),
  )
  const borrows = accounts.flatMap((account, index) =>
    [1, 2].map((leg) => ({
      from: account,
      to: market.pool,
      data: encodeFunctionData({
        abi: poolAbi,
        functionName: 'borrow',
        args: [at(index * 7 + leg * 5), 50n * unit, 2n, 0, account],
      }),
    })),
  )
  await sendAll(anvil.rpcUrl, { calls: [...supplies, ...borrows], client })
  await client.setAutomine(true)
  return { rpcUrl: anvil.rpcUrl, client, market, accounts, stop: anvil.stop }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { poolAbi } from '@/lib/devnet/pool-calls'
import { createRng, pick } from '@/lib/devnet/rng'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import type { AaveAccount } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import { getWatchedLogs } from './get-watched-logs'
import type { AaveMarketSetup } from './market-setup'
import { parseLogs } from './parse-logs'
import { readAccount } from './read-account'
import { readMarketAtBlock } from './read-market-at-block'
import { readMarketSetup } from './read-market-setup'

const actions = 500
const noDebt = 2n ** 256n - 1n

let world: TestMarkets
let client: ChainClient
let accounts: Address[]

beforeAll(async () => {
  world = await startTestMarkets({ users: 8 })
  client = createChainClient({ chainId: 31337, urls: [world.rpcUrl] })
  accounts = [...world.users, world.liquidator].map(({ address }) => address)
})

afterAll(async () => {
  client?.close()
  await world?.stop()
})

/** The contract's own answers, past the lens. */
async function readOnChain(pool: Address, blockNumber: number) {
  const contracts = accounts.map((account) => {
    const call = { address: pool, abi: poolAbi, functionName: 'getUserAccountData' } as const
    return { ...call, args: [account] as const }
  })
  const multicall = { contracts, allowFailure: false, blockNumber: BigInt(blockNumber) } as const
  return await world.client.multicall(multicall)
}

type Followed = { setup: AaveMarketSetup; known: Map<Address, AaveAccount> }

async function openMarkets(): Promise<Followed[]> {
  const { hash } = await client.readHead()
  return await Promise.all(
    Object.values(world.markets).map(async ({ poolAddressesProvider }) => {
      const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash: hash })
      const read = await readMarketAtBlock(client, { setup, accounts, blockHash: hash })
      return { setup, known: new Map(read.accounts.map((account) => [account.address, account])) }
    }),
  )
}

describe('health', () => {
  test('HF_EQUALS_CHAIN and DIRTY_EQUALS_FULL after every random action, to the wei', async () => {
    const markets = await openMarkets()
    const rng = createRng(20_260)
    let from = (await client.readHead()).number + 1
    let compared = 0
    const kinds = new Set<string>()
    for (let action = 0; action < actions; action += 1) {
      const record = await world.randomAction(rng)
      kinds.add(`${record.kind} ${record.market?.version ?? ''}`.trim())
      const head = await client.readHead()
      const watched = markets.map(({ setup }) => getWatchedLogs(setup))
      const logs = await client.readLogs({
        addresses: watched.flatMap(({ addresses }) => addresses),
        topics: watched[0]?.topics ?? [],
        fromBlock: from,
        toBlock: head.number,
      })
      from = head.number + 1
      for (const { setup, known } of markets) {
        const where = `action ${action}: ${record.description}, revision ${setup.rules.revision}`
        const full = await readMarketAtBlock(client, { setup, accounts, blockHash: head.hash })
        expect(full.setup, where).toBe(setup)
        const dirty = parseLogs(setup, logs).dirtyAccounts.filter((address) => known.has(address))
        const partial = await readMarketAtBlock(client, {
          setup,
          accounts: dirty,
          blockHash: head.hash,
        })
        for (const account of partial.accounts) known.set(account.address, account)
        expect([...known.values()], where).toEqual(full.accounts)
        const onChain = await readOnChain(setup.pool, head.number)
        for (const [index, account] of full.accounts.entries()) {
          const health = getAaveHealth(full.state, account)
          const expected = onChain[index]?.[5]
          const found = health.kind === 'priced' ? health.healthFactor : health.kind
          const of = `${where}, ${account.address}`
          expect(found, of).toBe(expected === noDebt ? 'no-debt' : expected)
          if (health.kind === 'priced') compared += 1
        }
        const address = pick(rng, accounts)
        const single = await readAccount(client, { setup, address, blockHash: head.hash })
        const data = onChain[accounts.indexOf(address)]
        expect(single.onChain && Object.values(single.onChain), where).toEqual(data)
        expect(getAaveHealth(single.state, single.account), where).toEqual(
          getAaveHealth(full.state, known.get(address) ?? single.account),
        )
      }
    }
    expect(compared).toBeGreaterThan(10 * actions)
    const everyKind = ['supply', 'borrow', 'repay', 'withdraw', 'transferAToken', 'liquidationCall']
    const ofAccounts = [...everyKind, 'setUserUseReserveAsCollateral', 'setUserEMode']
    const expected = ofAccounts.flatMap((kind) => [`${kind} 3.6`, `${kind} 3.0.2`])
    expect([...kinds].sort()).toEqual(
      [...expected, 'borrowStable 3.0.2', 'setPrice', 'increaseTime'].sort(),
    )
  })
})

import { type Address, getAddress, parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Market } from '@/lib/devnet/market-types'
import { callContract, TransactionRevertedError } from '@/lib/devnet/send'
import { getAaveHealth } from '../get-health'
import { type ChainLoans, getSymbol, startChainLoans } from '../testing/chain-loans'
import { getLiquidationPreviews } from './get-liquidation-previews'
import { previewLiquidation } from './preview-liquidation'

const USD = 10n ** 8n
const SENTINEL = getAddress('0x5e571e1000000000000000000000000000000001')
/** Answers every call with one word of zeros: liquidation is not allowed. */
const SENTINEL_THAT_FORBIDS = '0x600060005260206000f3'

const adminAbi = parseAbi([
  'function setReservePause(address asset, bool paused)',
  'function setReservePause(address asset, bool paused, uint40 gracePeriod)',
  'function setPriceOracleSentinel(address sentinel)',
])

let chain: Awaited<ReturnType<typeof startChainLoans>>

beforeAll(async () => {
  chain = await startChainLoans(4)
  await chain.world.act.setPrice('WETH', 2_640n * USD)
})

afterAll(async () => {
  await chain?.stop()
})

const byAdmin = (market: Market, call: { to: Address; functionName: string; args: unknown[] }) =>
  callContract(chain.world.client, { from: market.aclAdmin, abi: adminAbi, ...call })

/** The first user owes USDC against WETH at a health just below 1: what the preview and the chain say. */
async function tryFirstUser(loans: ChainLoans) {
  const { market, state, accounts } = loans
  const [account] = accounts
  if (account === undefined) throw new Error('no user')
  const health = getAaveHealth(state, account)
  expect(health).toMatchObject({ kind: 'priced', liquidatable: true })
  const [preview] = getLiquidationPreviews(state, account)
  if (preview === undefined) throw new Error('no preview')
  const { collateralId, debtId, debtToCover: repay } = preview
  const expected = previewLiquidation(state, account, { collateralId, debtId, repay })
  const succeeded = await chain.rehearse(() =>
    chain.world.act
      .liquidationCall(market, {
        liquidator: chain.world.liquidator.address,
        borrower: account.address,
        collateral: getSymbol(market, preview.collateralAsset),
        debt: getSymbol(market, preview.debtAsset),
        debtToCover: repay,
      })
      .then(() => true)
      .catch((error: unknown) => {
        if (error instanceof TransactionRevertedError) return false
        throw error
      }),
  )
  expect(succeeded).toBe(expected.kind === 'executed')
  expect(preview.blocked).toBe(expected.kind === 'reverts' ? expected.reason : null)
  return preview.blocked
}

async function tryBoth(prepare: (market: Market) => Promise<unknown>) {
  return await chain.rehearse(async () => {
    for (const market of Object.values(chain.world.markets)) await prepare(market)
    const blocked: (string | null)[] = []
    for (const loans of await chain.readNextBlock()) blocked.push(await tryFirstUser(loans))
    return blocked
  })
}

test('default: nothing forbids it', async () => {
  expect(await tryBoth(async () => {})).toEqual([null, null])
})

test('behavior: a paused reserve, on either side', async () => {
  for (const symbol of ['WETH', 'USDC']) {
    const blocked = await tryBoth((market) =>
      byAdmin(market, {
        to: market.configurator,
        functionName: 'setReservePause',
        args: [market.tokens[symbol]?.address, true],
      }),
    )
    expect(blocked).toEqual(['reserve-paused', 'reserve-paused'])
  }
})

test('behavior: the grace period after a pause, v3.6', async () => {
  const blocked = await tryBoth(async (market) => {
    if (market.version !== '3.6') return
    const asset = market.tokens.USDC?.address
    const to = market.configurator
    await byAdmin(market, { to, functionName: 'setReservePause', args: [asset, true, 0] })
    await byAdmin(market, { to, functionName: 'setReservePause', args: [asset, false, 3600] })
  })
  expect(blocked).toEqual(['grace-period', null])
})

test('behavior: a sentinel forbids it above 0.95 only', async () => {
  const setSentinel = async (market: Market) => {
    await chain.world.client.setCode({ address: SENTINEL, bytecode: SENTINEL_THAT_FORBIDS })
    await byAdmin(market, {
      to: market.poolAddressesProvider,
      functionName: 'setPriceOracleSentinel',
      args: [SENTINEL],
    })
  }
  expect(await tryBoth(setSentinel)).toEqual(['sequencer-outage', 'sequencer-outage'])
  const deep = await tryBoth(async (market) => {
    await setSentinel(market)
    await chain.world.act.setPrice('WETH', 2_400n * USD)
  })
  expect(deep).toEqual([null, null])
})

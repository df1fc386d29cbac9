import { type Address, encodeFunctionData, multicall3Abi, parseAbi } from 'viem'
import { createChainClient } from '@/lib/chain/create-chain-client'
import { MULTICALL3_ADDRESS } from '@/lib/devnet/chain-client'
import {
  aaveV3Lens,
  encodeReadMarket,
  type LensRequest,
  readLensMarket,
} from '@/lib/protocols/aave-v3/lens/read-lens-market'
import type { BenchRow } from '../bench-row'
import { type LargeMarket, positionsOfAccount, startLargeMarket } from './large-market'
import { measureGas } from './measure-gas'

const gasCap = 50_000_000n
const accountCount = 2_000
/** The peer's batch: what its gas allows without running out. */
const peerBatch = 50
const lensAddress: Address = '0x00000000000000000000000000000000000001e5'

const uiPoolDataProviderAbi = parseAbi([
  'struct UserReserveData { address underlyingAsset; uint256 scaledATokenBalance; bool usageAsCollateralEnabledOnUser; uint256 scaledVariableDebt; }',
  'function getUserReservesData(address provider, address user) view returns (UserReserveData[], uint8)',
])

/**
 * How many accounts with five positions among 40 reserves of real v3.6 tokens one `eth_call` of
 * the lens reads at 50M gas, and its gas an account against `UiPoolDataProviderV3` in Multicall3.
 */
export async function benchAccountBatch(): Promise<BenchRow[]> {
  const large = await startLargeMarket(accountCount)
  try {
    return [...(await countAccounts(large)), await compareGas(large)]
  } finally {
    await large.stop()
  }
}

async function countAccounts({ rpcUrl, market, accounts }: LargeMarket): Promise<BenchRow[]> {
  const client = createChainClient({ chainId: 31337, urls: [rpcUrl], timeoutMs: 60_000 })
  const { hash: blockHash } = await client.readHead()
  const request = { ...getRequest(market.poolAddressesProvider, accounts), blockHash, gas: gasCap }
  const begin = performance.now()
  const batch = await readLensMarket(client, request)
  const elapsed = performance.now() - begin
  const complete = await readLensMarket(client, { ...request, withMarket: true })
  const short = batch.accounts.filter(({ positions }) => positions.length !== positionsOfAccount)
  if (short.length > 0) throw new Error('an account was not read whole')
  const name = 'accounts per eth_call at 50M gas, 5 positions among 40 reserves'
  return [
    { name, value: batch.accounts.length, unit: 'accounts', target: '≥ 1,200' },
    {
      name: 'the same, with the market of 40 reserves in the call',
      value: complete.accounts.length,
      unit: 'accounts',
      target: '≥ 1,200',
    },
    { name: 'that call on the local node, decoded', value: Math.round(elapsed), unit: 'ms' },
  ]
}

async function compareGas({ client, market, accounts }: LargeMarket): Promise<BenchRow> {
  const { poolAddressesProvider, uiPoolDataProvider } = market
  const batch = accounts.slice(0, 1_000)
  const lens = await measureGas(client, {
    to: lensAddress,
    data: encodeReadMarket(getRequest(poolAddressesProvider, batch)),
    code: aaveV3Lens.deployedBytecode,
  })
  const calls = accounts.slice(0, peerBatch).map((user) => ({
    target: uiPoolDataProvider,
    allowFailure: false,
    callData: encodeFunctionData({
      abi: uiPoolDataProviderAbi,
      functionName: 'getUserReservesData',
      args: [poolAddressesProvider, user],
    }),
  }))
  const peer = await measureGas(client, {
    to: MULTICALL3_ADDRESS,
    data: encodeFunctionData({ abi: multicall3Abi, functionName: 'aggregate3', args: [calls] }),
  })
  const [ours, theirs] = [Number(lens) / batch.length, Number(peer) / peerBatch]
  return {
    name: 'gas an account',
    value: Math.round(ours),
    unit: 'gas',
    target: '≥ 8 × less than peer',
    peer: `UiPoolDataProviderV3 through Multicall3: ${Math.round(theirs)} gas`,
    ratio: Math.round((theirs / ours) * 10) / 10,
  }
}

function getRequest(
  poolAddressesProvider: Address,
  accounts: readonly Address[],
): Omit<LensRequest, 'blockHash'> {
  return {
    poolAddressesProvider,
    accounts,
    withMarket: false,
    withStableDebt: false,
    eModeMask: 0n,
  }
}

import { decodeEventLog, type Hash, type Hex, parseAbi, toEventSelector } from 'viem'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'

type Act = LiquidationCause['acts'][number]

/** What an account does to itself, and what is done to it; the indexed arguments as in the pool. */
const abi = parseAbi([
  'event Supply(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount, uint16 indexed referralCode)',
  'event Withdraw(address indexed reserve, address indexed user, address indexed to, uint256 amount)',
  'event Borrow(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount, uint8 interestRateMode, uint256 borrowRate, uint16 indexed referralCode)',
  'event Repay(address indexed reserve, address indexed user, address indexed repayer, uint256 amount, bool useATokens)',
  'event ReserveUsedAsCollateralEnabled(address indexed reserve, address indexed user)',
  'event ReserveUsedAsCollateralDisabled(address indexed reserve, address indexed user)',
  'event UserEModeSet(address indexed user, uint8 categoryId)',
  'event SwapBorrowRateMode(address indexed reserve, address indexed user, uint8 interestRateMode)',
  'event LiquidationCall(address indexed collateralAsset, address indexed debtAsset, address indexed user, uint256 debtToCover, uint256 liquidatedCollateralAmount, address liquidator, bool receiveAToken)',
])
const transferAbi = parseAbi([
  'event BalanceTransfer(address indexed from, address indexed to, uint256 value, uint256 index)',
])
const topics: readonly Hex[] = [...abi, ...transferAbi].map((event) => toEventSelector(event))

/**
 * What happened to an account in one block, by the pool's own events and transfers of its aTokens, in their order.
 * One `eth_getLogs`.
 *
 * @param before Only what came before this log of the block.
 * @throws ReorgError, ChainReadError
 */
export async function readActs(
  client: ChainClient,
  options: {
    setup: AaveMarketSetup
    account: Address
    blockHash: Hash
    before?: number | undefined
  },
): Promise<Act[]> {
  const { setup, account, blockHash, before = Number.POSITIVE_INFINITY } = options
  const aTokens = setup.reserves.flatMap((reserve) => (reserve ? [reserve.aToken] : []))
  const addresses = [setup.pool, ...aTokens]
  const logs = await client.readLogs({ addresses, topics, blockHash })
  return logs
    .filter(({ logIndex }) => logIndex < before)
    .flatMap((log) => {
      const isPool = log.address === setup.pool.toLowerCase()
      return (isPool ? readPoolAct(log, account) : readTransfer(log, { setup, account })) ?? []
    })
}

function readPoolAct(log: RawLog, account: Address): Act | undefined {
  const event = decode(() => decodeEventLog({ abi, ...toEncoded(log) }))
  if (!event) return undefined
  const { args, eventName } = event
  const whose = 'onBehalfOf' in args ? args.onBehalfOf : args.user
  if (whose !== account) return undefined
  const asset = 'reserve' in args ? args.reserve : 'debtAsset' in args ? args.debtAsset : null
  return { event: eventName, transactionHash: log.transactionHash, asset }
}

function readTransfer(
  log: RawLog,
  { setup, account }: { setup: AaveMarketSetup; account: Address },
): Act | undefined {
  const event = decode(() => decodeEventLog({ abi: transferAbi, ...toEncoded(log) }))
  if (event?.args.from !== account) return undefined
  const role = setup.tokens.get(log.address)
  const asset = role ? (setup.reserves[role.reserveId]?.asset ?? null) : null
  return { event: 'BalanceTransfer', transactionHash: log.transactionHash, asset }
}

function toEncoded({ topics: all, data }: RawLog): { topics: [Hex, ...Hex[]]; data: Hex } {
  return { topics: [...all] as [Hex, ...Hex[]], data }
}

/** `undefined` for an event that this pool shapes in another way. */
function decode<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

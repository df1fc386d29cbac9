import { type Address, parseAbi } from 'viem'
import type { DevnetClient } from '@/lib/devnet/chain-client'
import { cometAbi } from '@/lib/devnet/compound-v3/comet-abi'
import type { CometMarket } from '@/lib/devnet/compound-v3/comet-types'
import type { CometAccount, CometAsset, CometMarketState } from '../state'
import { wad } from './make-comet'

const moreAbi = parseAbi([
  'function getUtilization() view returns (uint256)',
  'function getSupplyRate(uint256 utilization) view returns (uint64)',
  'function getBorrowRate(uint256 utilization) view returns (uint64)',
  'function balanceOf(address account) view returns (uint256)',
])

/** A Comet at the head, as stored; not accrued. */
export async function readChainComet(
  client: DevnetClient,
  market: CometMarket,
): Promise<CometMarketState> {
  const comet = { address: market.comet, abi: cometAbi }
  const more = { address: market.comet, abi: moreAbi }
  const [block, totals, utilization, basePrice, baseBalance] = await Promise.all([
    client.getBlock(),
    client.readContract({ ...comet, functionName: 'totalsBasic' }),
    client.readContract({ ...more, functionName: 'getUtilization' }),
    client.readContract({ ...comet, functionName: 'getPrice', args: [market.base.feed] }),
    client.readContract({
      address: market.base.address,
      abi: moreAbi,
      functionName: 'balanceOf',
      args: [market.comet],
    }),
  ])
  const [supplyRate, borrowRate] = await Promise.all([
    client.readContract({ ...more, functionName: 'getSupplyRate', args: [utilization] }),
    client.readContract({ ...more, functionName: 'getBorrowRate', args: [utilization] }),
  ])
  const offsets = market.collaterals.map((_, offset) => offset)
  const { base, config } = market
  const isPaused = (bit: number) => (totals.pauseFlags & (1 << bit)) !== 0
  return {
    baseToken: { asset: base.address, symbol: base.symbol, decimals: base.decimals },
    baseScale: 10n ** BigInt(base.decimals),
    basePrice,
    baseSupplyIndex: totals.baseSupplyIndex,
    baseBorrowIndex: totals.baseBorrowIndex,
    totalSupplyBase: totals.totalSupplyBase,
    totalBorrowBase: totals.totalBorrowBase,
    lastAccrualTime: totals.lastAccrualTime,
    timestamp: Number(block.timestamp),
    supplyRate: wad(supplyRate),
    borrowRate: wad(borrowRate),
    baseBorrowMin: config.baseBorrowMin,
    baseBalance,
    targetReserves: config.targetReserves,
    storeFrontPriceFactor: wad(config.storeFrontPriceFactor),
    paused: { supply: isPaused(0), withdraw: isPaused(2), absorb: isPaused(3), buy: isPaused(4) },
    assets: await Promise.all(offsets.map((offset) => readAsset(client, { market, offset }))),
  }
}

async function readAsset(
  client: DevnetClient,
  { market, offset }: { market: CometMarket; offset: number },
): Promise<CometAsset> {
  const comet = { address: market.comet, abi: cometAbi }
  const info = await client.readContract({
    ...comet,
    functionName: 'getAssetInfo',
    args: [offset],
  })
  const args = [info.asset] as const
  const [price, [totalSupplyAsset], reserves] = await Promise.all([
    client.readContract({ ...comet, functionName: 'getPrice', args: [info.priceFeed] }),
    client.readContract({ ...comet, functionName: 'totalsCollateral', args }),
    client.readContract({ ...comet, functionName: 'getCollateralReserves', args }),
  ])
  const listed = market.collaterals[offset]
  return {
    offset,
    asset: info.asset,
    symbol: listed?.symbol ?? '',
    decimals: listed?.decimals ?? 0,
    scale: info.scale,
    price,
    borrowCollateralFactor: wad(info.borrowCollateralFactor),
    liquidateCollateralFactor: wad(info.liquidateCollateralFactor),
    liquidationFactor: wad(info.liquidationFactor),
    supplyCap: info.supplyCap,
    totalSupplyAsset,
    reserves,
  }
}

export async function readChainCometAccount(
  client: DevnetClient,
  { market, user }: { market: CometMarket; user: Address },
): Promise<CometAccount> {
  const comet = { address: market.comet, abi: cometAbi }
  const [basic, amounts] = await Promise.all([
    client.readContract({ ...comet, functionName: 'userBasic', args: [user] }),
    Promise.all(
      market.collaterals.map(({ address }) =>
        client.readContract({ ...comet, functionName: 'userCollateral', args: [user, address] }),
      ),
    ),
  ])
  const collateral = amounts.flatMap(([amount], offset) =>
    amount === 0n ? [] : { offset, amount },
  )
  return { address: user, principal: basic[0], collateral }
}

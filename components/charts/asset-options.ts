import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { formatAddress, formatSymbol } from '@/lib/format'

export type AssetOption = { address: `0x${string}`; label: string }

/** The assets whose fall can sell somebody: what counts as collateral in any of the markets. */
export function getAssetOptions(
  markets: readonly Pick<Market, 'assets' | 'eModes'>[],
): AssetOption[] {
  return toOptions(markets.flatMap(getCollateral))
}

/** All assets of the markets. */
export function getListedAssets(markets: readonly Pick<Market, 'assets'>[]): AssetOption[] {
  return toOptions(markets.flatMap((market) => market.assets))
}

/** The option of an address, whatever the case of its digits. */
export function findAsset(
  options: readonly AssetOption[],
  address: string | null | undefined,
): AssetOption | undefined {
  const wanted = address?.toLowerCase()
  return options.find((option) => option.address.toLowerCase() === wanted)
}

/** An asset may be collateral by its own threshold, or in an eMode alone. */
function getCollateral({ assets, eModes }: Pick<Market, 'assets' | 'eModes'>): MarketAsset[] {
  const inEModes = new Set(eModes.flatMap((eMode) => eMode.collateral))
  return assets.filter(
    (asset) =>
      Number(asset.supplied) > 0 &&
      (Number(asset.liquidationThreshold) > 0 || inEModes.has(asset.address)),
  )
}

/** One option an address, largest supply first. Two that would read alike carry their address. */
function toOptions(assets: readonly MarketAsset[]): AssetOption[] {
  const byAddress = new Map<string, AssetOption & { suppliedUsd: number }>()
  for (const asset of assets) {
    const known = byAddress.get(asset.address)
    const suppliedUsd = Number(asset.suppliedUsd ?? 0) + (known?.suppliedUsd ?? 0)
    const label = formatSymbol(asset.symbol)
    byAddress.set(asset.address, { address: asset.address, label, suppliedUsd })
  }
  const options = [...byAddress.values()].sort((a, b) => b.suppliedUsd - a.suppliedUsd)
  const timesUsed = new Map<string, number>()
  for (const { label } of options) timesUsed.set(label, (timesUsed.get(label) ?? 0) + 1)
  return options.map(({ address, label }) => ({
    address,
    label: timesUsed.get(label) === 1 ? label : `${label} ${formatAddress(address)}`,
  }))
}

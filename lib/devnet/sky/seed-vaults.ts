import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import { sendTransaction } from '../send'
import { openVault, type VaultKind } from './open-vault'
import { readVatIlk } from './read-vault'
import { toFrob, toHope, toJoin, toMoveDai } from './sky-calls'
import type { SkyDeployment, SkyIlk, SkyVault } from './sky-types'

const WAD = 10n ** 18n
const RAD = 10n ** 45n
const KINDS: readonly VaultKind[] = ['direct', 'manager', 'proxy']

/** Collateral of a first vault in units, by symbol. */
const COLLATERAL_UNITS: Readonly<Record<string, bigint>> = { WETH: 20n, LINK: 3_000n, YFI: 10n }
async function fill(
  client: DevnetClient,
  {
    sky,
    ilk,
    vault,
    ink,
    share,
  }: { sky: SkyDeployment; ilk: SkyIlk; vault: SkyVault; ink: bigint; share: bigint },
): Promise<void> {
  await sendTransaction(client, toJoin(ilk, { user: vault.owner, to: vault.urn, wad: ink }))
  const { rate, spot } = await readVatIlk(client, { vat: sky.vat, ilk })
  const dart = (((ink * spot) / rate) * share) / 100n
  await sendTransaction(client, toFrob(sky, { ilk, vault, dink: ink, dart }))
}

/**
 * A large vault of the supplier's: what the others and the keepers pay with comes from it.
 *
 * @returns what gives some of that dai (whole ones) to an account of the Vat.
 */
export async function openLargeVault(
  client: DevnetClient,
  {
    sky,
    supplier,
    units,
    dai,
  }: { sky: SkyDeployment; supplier: Address; units: bigint; dai: bigint },
) {
  const [ilk] = sky.ilks
  if (!ilk) throw new Error('no ilk to borrow from')
  const ink = units * WAD
  const vault: SkyVault = { ilk: ilk.name, urn: supplier, owner: supplier }
  await sendTransaction(client, toJoin(ilk, { user: supplier, to: supplier, wad: ink }))
  const { rate } = await readVatIlk(client, { vat: sky.vat, ilk })
  const dart = (dai * RAD) / rate
  await sendTransaction(client, toFrob(sky, { ilk, vault, dink: ink, dart }))
  return (to: Address, amount: bigint) =>
    sendTransaction(client, toMoveDai(sky, { from: supplier, to, rad: amount * RAD }))
}

/** Lets the Clippers take the keeper's dai. */
export async function trustClippers(
  client: DevnetClient,
  { sky, keeper }: { sky: SkyDeployment; keeper: Address },
): Promise<void> {
  for (const { clipper } of sky.ilks) {
    await sendTransaction(client, toHope(sky, { user: keeper, trusted: clipper }))
  }
}

/**
 * A large vault whose dai goes to the keeper and the users, and for each user a vault that draws
 * between 55 % and 99 % of what it may: an account's own, the CDP manager's and a proxy's in turn.
 *
 * @returns the users' vaults.
 */
export async function seedVaults(
  client: DevnetClient,
  {
    sky,
    supplier,
    keeper,
    users,
  }: {
    sky: SkyDeployment
    supplier: Address
    keeper: Address
    users: readonly Address[]
  },
): Promise<SkyVault[]> {
  const give = await openLargeVault(client, { sky, supplier, units: 60_000n, dai: 30_000_000n })
  await give(keeper, 15_000_000n)
  await trustClippers(client, { sky, keeper })
  const vaults: SkyVault[] = []
  for (const [index, user] of users.entries()) {
    const ilk = sky.ilks[index % sky.ilks.length]
    const kind = KINDS[index % KINDS.length]
    if (!ilk || !kind) continue
    const vault = await openVault(client, { sky, ilk, user, kind })
    const units = COLLATERAL_UNITS[ilk.gem.symbol] ?? 10n
    const share = [99n, 80n, 93n, 55n][index % 4] ?? 55n
    await fill(client, { sky, ilk, vault, ink: units * WAD, share })
    await give(vault.urn, 20_000n)
    vaults.push(vault)
  }
  return vaults
}

import { type Address, getAddress } from 'viem'
import type { DevnetClient } from '../chain-client'
import { sendTransaction } from '../send'
import { cdpManagerAbi, proxyRegistryAbi } from './sky-abi'
import { toBuildProxy, toOpenCdp } from './sky-calls'
import type { SkyDeployment, SkyIlk, SkyVault } from './sky-types'

/** `direct`: the account itself is the urn. Else the CDP manager's, the owner's own or its proxy's. */
export type VaultKind = 'direct' | 'manager' | 'proxy'

async function readProxy(
  client: DevnetClient,
  { sky, user }: { sky: SkyDeployment; user: Address },
) {
  const read = () =>
    client.readContract({
      address: sky.proxyRegistry,
      abi: proxyRegistryAbi,
      functionName: 'proxies',
      args: [user],
    })
  const existing = await read()
  if (!/^0x0+$/.test(existing)) return getAddress(existing)
  await sendTransaction(client, toBuildProxy(sky, { user }))
  const address = getAddress(await read())
  await client.setBalance({ address, value: 10n ** 21n })
  return address
}

/**
 * A new, empty vault of an ilk. A direct one needs no transaction; a proxy acts as if its owner had
 * called it, since every account of the chain is unlocked.
 */
export async function openVault(
  client: DevnetClient,
  { sky, ilk, user, kind }: { sky: SkyDeployment; ilk: SkyIlk; user: Address; kind: VaultKind },
): Promise<SkyVault> {
  if (kind === 'direct') return { ilk: ilk.name, urn: user, owner: user }
  const owner = kind === 'proxy' ? await readProxy(client, { sky, user }) : user
  await sendTransaction(client, toOpenCdp(sky, { ilk, user, owner }))
  const read = { address: sky.cdpManager, abi: cdpManagerAbi }
  const cdp = await client.readContract({ ...read, functionName: 'cdpi' })
  const urn = await client.readContract({ ...read, functionName: 'urns', args: [cdp] })
  return { ilk: ilk.name, urn: getAddress(urn), owner, cdp: cdp.toString() }
}

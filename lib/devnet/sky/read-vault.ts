import type { DevnetClient } from '../chain-client'
import { clipperAbi, vatAbi } from './sky-abi'
import type { SkyDeployment, SkyIlk, SkyVault } from './sky-types'

/** An ilk in the Vat: wad, ray, ray, rad, rad. */
export interface VatIlk {
  Art: bigint
  rate: bigint
  spot: bigint
  line: bigint
  dust: bigint
}

/** Reads `vat.ilks`. */
export async function readVatIlk(
  client: DevnetClient,
  { vat, ilk }: { vat: SkyDeployment['vat']; ilk: SkyIlk },
): Promise<VatIlk> {
  const [Art, rate, spot, line, dust] = await client.readContract({
    address: vat,
    abi: vatAbi,
    functionName: 'ilks',
    args: [ilk.id],
  })
  return { Art, rate, spot, line, dust }
}

/** What is locked and owed, wad, and the dai that lies beside it in the Vat, rad. */
export interface VatUrn {
  ink: bigint
  art: bigint
  dai: bigint
}

/** Reads `vat.urns` and `vat.dai`. */
export async function readVatUrn(
  client: DevnetClient,
  { vat, ilk, vault }: { vat: SkyDeployment['vat']; ilk: SkyIlk; vault: SkyVault },
): Promise<VatUrn> {
  const [[ink, art], dai] = await Promise.all([
    client.readContract({
      address: vat,
      abi: vatAbi,
      functionName: 'urns',
      args: [ilk.id, vault.urn],
    }),
    client.readContract({ address: vat, abi: vatAbi, functionName: 'dai', args: [vault.urn] }),
  ])
  return { ink, art, dai }
}

export interface SkyAuction {
  ilk: SkyIlk
  id: bigint
  needsRedo: boolean
  /** Ray. */
  price: bigint
  /** Wad of collateral on sale. */
  lot: bigint
  /** Rad still to raise. */
  tab: bigint
  /** Price at the start, ray, and when that was, in seconds. */
  top: bigint
  startedAt: number
}

/** Every running auction: `list` of each Clipper, `getStatus` and `sales` of each auction. */
export async function readAuctions(
  client: DevnetClient,
  { ilks }: Pick<SkyDeployment, 'ilks'>,
): Promise<SkyAuction[]> {
  const auctions: SkyAuction[] = []
  for (const ilk of ilks) {
    const read = { address: ilk.clipper, abi: clipperAbi }
    for (const id of await client.readContract({ ...read, functionName: 'list' })) {
      const [[needsRedo, price, lot, tab], [, , , , tic, top]] = await Promise.all([
        client.readContract({ ...read, functionName: 'getStatus', args: [id] }),
        client.readContract({ ...read, functionName: 'sales', args: [id] }),
      ])
      auctions.push({ ilk, id, needsRedo, price, lot, tab, top, startedAt: Number(tic) })
    }
  }
  return auctions
}

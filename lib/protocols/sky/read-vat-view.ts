import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'
import { toIlkId } from './ilk-id'
import { vatAbi } from './sky-events'
import type { VaultKey } from './vault'

/** What the Vat itself says of a vault. */
export type VatView = { ink: bigint; art: bigint; rate: bigint; spot: bigint }

/**
 * `vat.urns` of each vault and `vat.ilks` of each of their ilks by plain `eth_call`s, past the lens: what our own
 * reading is compared with. In the vaults' order.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError
 */
export async function readVatView(
  client: ChainClient,
  options: { vat: Address; vaults: readonly VaultKey[]; block: BlockRef },
): Promise<VatView[]> {
  const { vat, vaults, block } = options
  const at = { to: vat, blockHash: block.hash, blockNumber: block.number }
  const readIlk = async (ilk: string) => {
    const call = { abi: vatAbi, functionName: 'ilks' } as const
    const data = encodeFunctionData({ ...call, args: [toIlkId(ilk)] })
    const [, rate, spot] = decodeFunctionResult({
      ...call,
      data: await client.callAtBlock({ ...at, data }),
    })
    return [ilk, { rate, spot }] as const
  }
  const readUrn = async ({ ilk, urn }: VaultKey) => {
    const call = { abi: vatAbi, functionName: 'urns' } as const
    const data = encodeFunctionData({ ...call, args: [toIlkId(ilk), urn] })
    const [ink, art] = decodeFunctionResult({
      ...call,
      data: await client.callAtBlock({ ...at, data }),
    })
    return { ilk, ink, art }
  }
  const [ilks, urns] = await Promise.all([
    Promise.all([...new Set(vaults.map(({ ilk }) => ilk))].map(readIlk)),
    Promise.all(vaults.map(readUrn)),
  ])
  const byName = new Map(ilks)
  return urns.map(({ ilk, ink, art }) => {
    const { rate, spot } = byName.get(ilk) ?? { rate: 0n, spot: 0n }
    return { ink, art, rate, spot }
  })
}

/** `ink · spot ÷ (art · rate)` of the Vat's numbers, wad, floored; `null` without debt or without a spot. */
export function toVatHealth({ ink, art, rate, spot }: VatView): bigint | null {
  const debt = art * rate
  return debt === 0n || spot === 0n ? null : (ink * spot * 10n ** 18n) / debt
}

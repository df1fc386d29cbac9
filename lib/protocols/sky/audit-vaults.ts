import { encodeFunctionData } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import type { Health } from '@/lib/risk/health'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import type { Address, Wad } from '@/lib/risk/units'
import { compareTwice } from '../compare-twice'
import { drawSample } from '../draw-sample'
import type { AuditResult } from '../market-adapter'
import { toIlkId } from './ilk-id'
import type { SkyMarketView } from './market-view'
import { readVatView, toVatHealth, type VatView } from './read-vat-view'
import { dogAbi } from './sky-events'
import { toUrn } from './to-urn'
import { type SkyVault, toVaultId } from './vault'

/** Of a sample, so many are also barked at: a call each. */
const barkedAt = 8
const keeper: Address = '0x000000000000000000000000000000000000dEaD'

/**
 * Compares vaults drawn at random with the Vat's own numbers at the view's block, and whether a simulated
 * `dog.bark` of some of them passes: plain `eth_call`s.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError
 */
export async function auditVaults(
  client: ChainClient,
  options: { view: SkyMarketView; sample: number; random: () => number },
): Promise<AuditResult> {
  const { view, sample, random } = options
  const { head, block } = view
  if (!head || !block) return { checked: 0, misses: [] }
  const waiting = new Set(head.pending.map(toVaultId))
  const vaults = drawSample(view.listVaults(), { sample, random }).filter(
    (vault) => !waiting.has(toVaultId(vault)),
  )
  const { core } = head.setup
  const misses = await compareTwice(async () => {
    const theirs = await readVatView(client, { vat: core.vat, vaults, block })
    const misses: { address: Address; ours: string; theirs: string }[] = []
    for (const [index, vault] of vaults.entries()) {
      const state = head.ilks.find((ilk) => ilk.state.ilk === vault.ilk)?.state
      const raw = theirs[index]
      if (!state || !raw) continue
      const ours = toText(getSkyHealth(state, toUrn(vault)), vault)
      const told = toText(toVatJudgement(raw, state), raw)
      if (ours !== told) misses.push({ address: vault.urn, ours, theirs: told })
      if (index >= barkedAt || state.price === null) continue
      const [says, does] = [
        getSkyBark(state, toUrn(vault)).kind === 'barks',
        await barks(client, { dog: core.dog, vault, block }),
      ]
      if (says !== does)
        misses.push({ address: vault.urn, ours: toBarkText(says), theirs: toBarkText(does) })
    }
    return misses
  })
  return { checked: vaults.length, misses }
}

function toText(health: Health, { ink, art }: { ink: bigint; art: bigint }): string {
  const text = health.kind === 'priced' ? health.healthFactor.toString() : health.kind
  return `${text} (ink ${ink}, art ${art})`
}

function toBarkText(passes: boolean): string {
  return passes ? 'a bark passes' : 'a bark reverts'
}

/** The Vat's numbers judged by themselves. */
function toVatJudgement(raw: VatView, { gem }: SkyIlkState): Health {
  if (raw.art === 0n) return { kind: 'no-debt' }
  const healthFactor = toVatHealth(raw)
  if (healthFactor === null) return { kind: 'unpriced', assets: [gem.asset] }
  const liquidatable = raw.ink * raw.spot < raw.art * raw.rate
  return { kind: 'priced', healthFactor: healthFactor as Wad, liquidatable }
}

/** Would `dog.bark` pass at the end of a block? */
export async function barks(
  client: ChainClient,
  { dog, vault, block }: { dog: Address; vault: SkyVault; block: BlockRef },
): Promise<boolean> {
  const args = [toIlkId(vault.ilk), vault.urn, keeper] as const
  const data = encodeFunctionData({ abi: dogAbi, functionName: 'bark', args })
  try {
    await client.callAtBlock({
      to: dog,
      data,
      blockHash: block.hash,
      blockNumber: block.number,
    })
    return true
  } catch (error) {
    if (error instanceof ChainReadError && error.reason === 'reverted') return false
    throw error
  }
}

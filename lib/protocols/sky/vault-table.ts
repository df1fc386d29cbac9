import { createSkyColumns, type SkyColumns, type SkySweep } from '@/lib/risk/sky/columns'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import type { Address } from '@/lib/risk/units'
import type { SkyVault } from './vault'

/** The vaults of one ilk that hold or owe anything, in columns for sweeps. */
export class VaultTable {
  readonly columns: SkyColumns = createSkyColumns()
  readonly #vaults = new Map<Address, SkyVault>()
  #frozen: readonly SkyVault[] | undefined
  #swept: { state: SkyIlkState; rows: readonly SkyVault[]; sweep: SkySweep } | undefined

  get size(): number {
    return this.#vaults.size
  }

  get(urn: Address): SkyVault | undefined {
    return this.#vaults.get(urn)
  }

  set(vault: SkyVault): void {
    this.#vaults.set(vault.urn, vault)
    this.columns.setUrn({ address: vault.urn, ink: vault.ink, art: vault.art })
    this.#frozen = undefined
  }

  remove(urn: Address): void {
    this.#vaults.delete(urn)
    this.columns.removeUrn(urn)
    this.#frozen = undefined
  }

  /** One sweep of all rows at a state; its values hold until the next one. */
  sweep(state: SkyIlkState): { columns: SkyColumns; sweep: SkySweep } {
    const { columns } = this
    const rows = this.freeze()
    if (this.#swept?.state !== state || this.#swept.rows !== rows)
      this.#swept = { state, rows, sweep: columns.computeHealthFactors(state) }
    return { columns, sweep: this.#swept.sweep }
  }

  /** Is the last sweep of these rows and this state? */
  isAt(rows: readonly SkyVault[], state: SkyIlkState): boolean {
    return this.#swept?.state === state && this.#swept.rows === rows && this.#frozen === rows
  }

  /** All vaults as they are now, in the columns' order; the same array while nothing changes. */
  freeze(): readonly SkyVault[] {
    this.#frozen ??= this.columns.urns.flatMap(({ address }) => this.#vaults.get(address) ?? [])
    return this.#frozen
  }
}

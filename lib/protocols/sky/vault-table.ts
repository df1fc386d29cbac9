import { createSkyColumns } from '@/lib/risk/sky/columns'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import type { Address } from '@/lib/risk/units'
import { type AccountColumns, AccountTable } from '../account-table'
import type { SweepCopy } from '../sweep-copy'
import { toUrn } from './to-urn'
import type { SkyVault } from './vault'

export type VaultSweepCopy = SweepCopy<SkyVault, SkyIlkState, Address>

/** The vaults of one ilk that hold or owe anything, by urn. */
export class VaultTable extends AccountTable<SkyVault, SkyIlkState, Address> {
  constructor() {
    super(createVaultColumns, ({ urn }) => urn)
  }
}

/** An urn's numbers in columns, and in the same row whose it is. */
function createVaultColumns(): AccountColumns<SkyVault, SkyIlkState, Address> {
  const columns = createSkyColumns()
  const vaults: SkyVault[] = []
  return {
    get length() {
      return vaults.length
    },
    accounts: vaults,
    getRow: (urn) => columns.getRow(urn),
    setAccount(vault) {
      columns.setUrn(toUrn(vault))
      vaults[columns.getRow(vault.urn) as number] = vault
    },
    removeAccount(urn) {
      const row = columns.getRow(urn)
      if (row === undefined) return false
      columns.removeUrn(urn)
      // As there, the last one takes the row.
      const last = vaults.pop()
      if (last && row < vaults.length) vaults[row] = last
      return true
    },
    computeHealthFactors: (state) => columns.computeHealthFactors(state),
    computeExposure: (asset) => columns.computeExposure(asset),
  }
}

import type { Address, Wad } from '@/lib/risk/units'

/** Which vault: an urn may have one in each ilk. */
export type VaultKey = { ilk: string; urn: Address }

/** A vault as read from the chain. */
export type SkyVault = VaultKey & {
  ink: Wad
  art: Wad
  /** Whose the urn is: its owner in the CDP manager, else the urn itself. */
  holder: Address
  /** The holder, or its owner where it is a DSProxy. */
  account: Address
}

export function toVaultId({ ilk, urn }: VaultKey): string {
  return `${ilk}:${urn}`
}

/** What a vault is called in positions and rows: its urn, nothing where that is the account itself. */
export function toSubaccount({ urn, account }: SkyVault): { subaccount?: string } {
  return urn === account ? {} : { subaccount: urn }
}

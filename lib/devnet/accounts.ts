import { keccak256, stringToHex } from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'

/**
 * An account of the local chain, derived from a label: the same on every machine, worthless
 * anywhere else.
 */
export function getDevnetAccount(label: string): PrivateKeyAccount & { privateKey: `0x${string}` } {
  const privateKey = keccak256(stringToHex(`plimsoll local chain: ${label}`))
  return { ...privateKeyToAccount(privateKey), privateKey }
}

/** Deploys and owns everything on the local chain. */
export const deployer = getDevnetAccount('deployer')
/** The one oracle of every feed. */
export const oracleNode = getDevnetAccount('oracle node')
/** Receives the markets' reserve factors and liquidation fees. */
export const treasury = getDevnetAccount('treasury')

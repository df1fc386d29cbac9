import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Address, getAddress } from 'viem'
import { projectRoot } from '../cache-folder'

const FILE = 'node_modules/@makerdao/testchain/out/addresses-mcd.json'

/**
 * Where the recorded transactions put a contract: the creator's account and nonces decide it, so it
 * is the same on every chain that they are replayed on.
 *
 * @throws Error when the package does not name it.
 */
export function createSkyAddressBook(): (name: string) => Address {
  const addresses = JSON.parse(readFileSync(join(projectRoot, FILE), 'utf8')) as Record<
    string,
    string
  >
  return (name) => {
    const address = addresses[name]
    if (!address) throw new Error(`${FILE} has no ${name}`)
    return getAddress(address)
  }
}

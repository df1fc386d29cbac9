import type { Address, Hex } from 'viem'
import type { DevnetClient } from './chain-client'
import type { CompiledContract, CompiledContracts } from './compile'
import { deployContract } from './send'

/**
 * Puts library addresses into creation code.
 *
 * @throws Error naming a library without an address.
 */
export function linkBytecode(
  { bytecode, linkReferences }: Pick<CompiledContract, 'bytecode' | 'linkReferences'>,
  libraries: Readonly<Record<string, Address>>,
): Hex {
  let code = bytecode.slice(2)
  for (const file of Object.values(linkReferences)) {
    for (const [library, ranges] of Object.entries(file)) {
      const address = libraries[library]
      if (!address) throw new Error(`library ${library} is not deployed`)
      for (const { start, length } of ranges) {
        code =
          code.slice(0, start * 2) +
          address.slice(2).toLowerCase() +
          code.slice((start + length) * 2)
      }
    }
  }
  return `0x${code}`
}

/** Names of the libraries that a contract links. */
export function getLinkedLibraries({ linkReferences }: CompiledContract): string[] {
  return Object.values(linkReferences).flatMap((file) => Object.keys(file))
}

/** Deploys contracts of one compilation, each library once and before whatever links it. */
export function createLinkedDeployer(
  client: DevnetClient,
  { from, contracts }: { from: Address; contracts: CompiledContracts },
) {
  const libraries: Record<string, Address> = {}

  async function deploy(name: string, args: readonly unknown[] = []): Promise<Address> {
    const contract = contracts[name]
    if (!contract) throw new Error(`${name} is not compiled`)
    for (const library of getLinkedLibraries(contract)) {
      if (!libraries[library]) libraries[library] = await deploy(library)
    }
    const bytecode = linkBytecode(contract, libraries)
    return await deployContract(client, { from, contract: { abi: contract.abi, bytecode }, args })
  }

  return deploy
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Abi,
  type Address,
  encodeAbiParameters,
  type Hex,
  keccak256,
  labelhash,
  namehash,
  pad,
  parseAbi,
  zeroHash,
} from 'viem'
import { deployer } from '../accounts'
import { projectRoot } from '../cache-folder'
import {
  type DevnetClient,
  ENS_REGISTRY_ADDRESS,
  ENS_UNIVERSAL_RESOLVER_ADDRESS,
} from '../chain-client'
import { callContract, deployContract } from '../send'
import { compileOwnContracts } from '../tokens'

const from = deployer.address

const registryAbi = parseAbi([
  'function setSubnodeOwner(bytes32 node, bytes32 label, address owner)',
  'function setSubnodeRecord(bytes32 node, bytes32 label, address owner, address resolver, uint64 ttl)',
])
const resolverAbi = parseAbi([
  'function setAddr(bytes32 node, address account)',
  'function setName(bytes32 node, string name)',
])

interface Artifact {
  abi: Abi
  bytecode: Hex
  deployedBytecode: Hex
}

function readArtifact(path: string): Artifact {
  return JSON.parse(
    readFileSync(join(projectRoot, 'node_modules', `${path}.json`), 'utf8'),
  ) as Artifact
}

async function installRegistry(client: DevnetClient): Promise<void> {
  const { deployedBytecode } = readArtifact('@ensdomains/ens/build/contracts/ENSRegistry')
  await client.setCode({ address: ENS_REGISTRY_ADDRESS, bytecode: deployedBytecode })
  const rootRecord = keccak256(
    encodeAbiParameters([{ type: 'bytes32' }, { type: 'uint256' }], [zeroHash, 0n]),
  )
  await client.setStorageAt({
    address: ENS_REGISTRY_ADDRESS,
    index: rootRecord,
    value: pad(from),
  })
}

/**
 * Puts the ENS registry and a universal resolver where mainnet has them, with these names, each
 * forward and reverse. Names have two labels and end in `.eth`.
 */
export async function installEns(
  client: DevnetClient,
  { names, cacheFolder }: { names: Readonly<Record<string, Address>>; cacheFolder?: string },
): Promise<void> {
  const { UniversalResolver } = await compileOwnContracts(cacheFolder)
  if (!UniversalResolver) throw new Error('the universal resolver is not compiled')
  const bytecode = UniversalResolver.deployedBytecode
  await client.setCode({ address: ENS_UNIVERSAL_RESOLVER_ADDRESS, bytecode })
  await installRegistry(client)
  const resolver = await deployContract(client, {
    from,
    contract: readArtifact('@ensdomains/resolver/build/contracts/PublicResolver'),
    args: [ENS_REGISTRY_ADDRESS],
  })
  const register = (functionName: string, args: readonly unknown[]) =>
    callContract(client, { from, to: ENS_REGISTRY_ADDRESS, abi: registryAbi, functionName, args })
  const resolve = (functionName: string, args: readonly unknown[]) =>
    callContract(client, { from, to: resolver, abi: resolverAbi, functionName, args })
  await register('setSubnodeOwner', [zeroHash, labelhash('eth'), from])
  await register('setSubnodeOwner', [zeroHash, labelhash('reverse'), from])
  await register('setSubnodeOwner', [namehash('reverse'), labelhash('addr'), from])
  for (const [name, address] of Object.entries(names)) {
    const label = name.slice(0, name.lastIndexOf('.'))
    await register('setSubnodeRecord', [namehash('eth'), labelhash(label), from, resolver, 0n])
    await resolve('setAddr', [namehash(name), address])
    const reverseLabel = address.slice(2).toLowerCase()
    await register('setSubnodeRecord', [
      namehash('addr.reverse'),
      labelhash(reverseLabel),
      from,
      resolver,
      0n,
    ])
    await resolve('setName', [namehash(`${reverseLabel}.addr.reverse`), name])
  }
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

type SolcOutput = {
  errors?: { severity: string; formattedMessage: string }[]
  contracts: Record<string, Record<string, SolcContract>>
}
type SolcContract = {
  abi: unknown[]
  evm: { bytecode: { object: string }; deployedBytecode: { object: string } }
}
type Solc = { compile(input: string): string }

/**
 * Compiles a folder of Solidity sources with the pinned solc, without metadata, so that the same source gives the same
 * bytes everywhere. `paris` has no PUSH0: a lens also runs on chains that lag behind.
 *
 * @param folder ends with `/`
 * @returns The file's name and text: of every contract that is not abstract and named as its file the ABI and the
 * runtime code, of the one named `…Lens`, which names the file, the creation code too.
 * @throws Error with the compiler's own message, or where there is no lens.
 */
export function compileLens(folder: URL): { file: string; text: string } {
  const contracts = listDeployable(compile(folder))
  const [lens] = contracts.map(([name]) => name).filter((name) => name.endsWith('Lens'))
  if (!lens) throw new Error(`${fileURLToPath(folder)} has no contract named …Lens`)
  const sources = contracts.map(([name]) => `${name}.sol`).join(' and ')
  const parts = contracts.map(([name, contract]) => toText(name, contract))
  return {
    file: `${lens.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase()}.bytecode.ts`,
    text: `// Written by compile-lens.ts from ${sources} with solc 0.8.27: do not edit.\n${parts.join('\n')}`,
  }
}

/** Every folder of lib that holds a lens. */
export function listLensFolders(): URL[] {
  const lib = fileURLToPath(new URL('../../', import.meta.url))
  const folders = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Lens.sol'))
    .map((path) => dirname(path))
  return [...new Set(folders)].sort().map((path) => pathToFileURL(`${lib}${path}/`))
}

function compile(folder: URL): SolcOutput['contracts'] {
  const solc = createRequire(import.meta.url)('solc-0.8.27') as Solc
  const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith('.sol'))
  const sources = files.sort().map((file) => {
    return [file, { content: readFileSync(new URL(file, folder), 'utf8') }]
  })
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(sources),
    settings: {
      evmVersion: 'paris',
      optimizer: { enabled: true, runs: 1_000_000 },
      viaIR: true,
      metadata: { appendCBOR: false, bytecodeHash: 'none' },
      outputSelection: {
        '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] },
      },
    },
  }
  const { errors, contracts } = JSON.parse(solc.compile(JSON.stringify(input))) as SolcOutput
  const failure = errors?.find((error) => error.severity === 'error')
  if (failure) throw new Error(failure.formattedMessage)
  return contracts
}

function listDeployable(contracts: SolcOutput['contracts']): [string, SolcContract][] {
  return Object.entries(contracts).flatMap(([file, own]): [string, SolcContract][] => {
    const name = basename(file, '.sol')
    const contract = own[name]
    return contract?.evm.bytecode.object ? [[name, contract]] : []
  })
}

function toText(name: string, { abi, evm }: SolcContract): string {
  const prefix = name.charAt(0).toLowerCase() + name.slice(1)
  const creation = `
/** Creation code: for nodes that take no state override. */
export const ${prefix}Bytecode =
  '0x${evm.bytecode.object}' as const
`
  return `export const ${prefix}Abi = ${JSON.stringify(abi, null, 2)} as const
${name.endsWith('Lens') ? creation : ''}
/** Runtime code: for calls with a state override. */
export const ${prefix}DeployedBytecode =
  '0x${evm.deployedBytecode.object}' as const
`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const folder of listLensFolders()) {
    const { file, text } = compileLens(folder)
    writeFileSync(new URL(file, folder), text)
  }
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = new URL('./', import.meta.url)
const output = new URL('sky-lens.bytecode.ts', folder)

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
 * Compiles `SkyLens.sol`, `SkyPeek.sol` and what they import with the pinned solc, without metadata, so that the
 * same source gives the same bytes everywhere. `paris` has no PUSH0: they also run on chains that lag behind.
 *
 * @returns The text of `sky-lens.bytecode.ts`.
 * @throws Error with the compiler's own message.
 */
export function compileLens(): string {
  const solc = createRequire(import.meta.url)('solc-0.8.27') as Solc
  const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith('.sol'))
  const sources = files.sort().map((file) => {
    return [file, { content: readFileSync(new URL(file, folder), 'utf8') }]
  })
  const result = JSON.parse(
    solc.compile(
      JSON.stringify({
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
      }),
    ),
  ) as SolcOutput
  const failure = result.errors?.find((error) => error.severity === 'error')
  if (failure) throw new Error(failure.formattedMessage)
  const find = (name: string) => {
    const contract = result.contracts[`${name}.sol`]?.[name]
    if (!contract) throw new Error(`there is no contract ${name}`)
    return contract
  }
  const [lens, peek] = [find('SkyLens'), find('SkyPeek')]
  return `// Written by compile.ts from SkyLens.sol and SkyPeek.sol with solc 0.8.27: do not edit.
export const skyLensAbi = ${JSON.stringify(lens.abi, null, 2)} as const

/** Creation code: for nodes that take no state override. */
export const skyLensBytecode =
  '0x${lens.evm.bytecode.object}' as const

/** Runtime code: for calls with a state override. */
export const skyLensDeployedBytecode =
  '0x${lens.evm.deployedBytecode.object}' as const

export const skyPeekAbi = ${JSON.stringify(peek.abi, null, 2)} as const

/** Runtime code. */
export const skyPeekDeployedBytecode =
  '0x${peek.evm.deployedBytecode.object}' as const
`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(output, compileLens())
}

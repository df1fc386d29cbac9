import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = new URL('./', import.meta.url)
const output = new URL('comet-lens.bytecode.ts', folder)

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
 * Compiles `CometLens.sol` and what it imports with the pinned solc, without metadata, so that the same source gives
 * the same bytes everywhere. `paris` has no PUSH0: the lens also runs on chains that lag behind.
 *
 * @returns The text of `comet-lens.bytecode.ts`.
 * @throws Error with the compiler's own message.
 */
export function compileLens(): string {
  const solc = createRequire(import.meta.url)('solc-0.8.27') as Solc
  const name = 'CometLens.sol'
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
  const contract = result.contracts[name]?.CometLens
  if (!contract) throw new Error(`${name} has no contract CometLens`)
  return `// Written by compile.ts from CometLens.sol with solc 0.8.27: do not edit.
export const cometLensAbi = ${JSON.stringify(contract.abi, null, 2)} as const

/** Creation code: for nodes that take no state override. */
export const cometLensBytecode =
  '0x${contract.evm.bytecode.object}' as const

/** Runtime code: for calls with a state override. */
export const cometLensDeployedBytecode =
  '0x${contract.evm.deployedBytecode.object}' as const
`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(output, compileLens())
}

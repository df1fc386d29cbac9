import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Abi, Hex } from 'viem'
import {
  defaultCacheFolder,
  projectRoot,
  readCached,
  withBuildLock,
  writeCached,
} from './cache-folder'
import { readSources, solidityRemappings } from './compile-sources'

/** Where a library's address goes: file → library → byte ranges. */
export type LinkReferences = Record<string, Record<string, { start: number; length: number }[]>>

export interface CompiledContract {
  abi: Abi
  /** Creation code with placeholders where libraries are linked, 0x-prefixed. */
  bytecode: Hex
  linkReferences: LinkReferences
  /** Code as it stands on chain, for `anvil_setCode`; immutables are zero. */
  deployedBytecode: Hex
}

/** Compiled contracts by name. */
export type CompiledContracts = Record<string, CompiledContract>

export interface CompileRequest {
  /** Names the cache file. */
  label: string
  compiler: 'solc-0.8.27' | 'solc-0.8.19' | 'solc-0.6.6'
  evmVersion: string
  optimizerRuns: number
  /** Through the compiler's intermediate language; false when left out. */
  viaIR?: boolean
  /** Contract name → source file, relative to `node_modules`, or `lib/devnet/…`. */
  contracts: Record<string, string>
  cacheFolder?: string
}

interface CompilerOutput {
  errors?: { severity: string; formattedMessage?: string; message: string }[]
  contracts?: Record<
    string,
    Record<
      string,
      {
        abi: Abi
        evm: {
          bytecode: { object: string; linkReferences: LinkReferences }
          deployedBytecode: { object: string }
        }
      }
    >
  >
}

const COMPILER_SCRIPT = {
  'solc-0.8.27': 'node_modules/solc-0.8.27/solc.js',
  'solc-0.8.19': 'node_modules/solc-0.8.19/solc.js',
  'solc-0.6.6': 'node_modules/solc-0.6.6/solcjs',
}

/**
 * Runs solc in a process of its own. Input and output pass through files: the compilers' command
 * lines read pipes without waiting for them and exit without flushing.
 */
async function runCompiler(
  compiler: CompileRequest['compiler'],
  { input, path }: { input: string; path: string },
): Promise<CompilerOutput> {
  const [inputPath, outputPath] = [`${path}.input`, `${path}.output`]
  await writeFile(inputPath, input)
  const files = [await open(inputPath, 'r'), await open(outputPath, 'w')] as const
  try {
    const child = spawn(
      process.execPath,
      [join(projectRoot, COMPILER_SCRIPT[compiler]), '--standard-json'],
      { stdio: [files[0].fd, files[1].fd, 'inherit'] },
    )
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    const text = await readFile(outputPath, 'utf8')
    const start = text.indexOf('{')
    if (code !== 0 || start < 0) {
      throw new Error(`${compiler} ended with code ${code}: ${text.slice(0, 300)}`)
    }
    return JSON.parse(text.slice(start)) as CompilerOutput
  } finally {
    for (const file of files) await file.close()
    for (const file of [inputPath, outputPath]) await rm(file, { force: true })
  }
}

function toCompilerInput(request: CompileRequest): string {
  const outputSelection: Record<string, Record<string, string[]>> = {}
  const outputs = [
    'abi',
    'evm.bytecode.object',
    'evm.bytecode.linkReferences',
    'evm.deployedBytecode.object',
  ]
  for (const [name, file] of Object.entries(request.contracts)) {
    outputSelection[file] = { ...outputSelection[file], [name]: outputs }
  }
  return JSON.stringify({
    language: 'Solidity',
    sources: readSources([...new Set(Object.values(request.contracts))]),
    settings: {
      evmVersion: request.evmVersion,
      optimizer: { enabled: true, runs: request.optimizerRuns },
      ...(request.viaIR ? { viaIR: true } : {}),
      metadata: { bytecodeHash: 'none' },
      ...(request.compiler === 'solc-0.6.6' ? {} : { remappings: solidityRemappings }),
      outputSelection,
    },
  })
}

function toContracts(request: CompileRequest, output: CompilerOutput): CompiledContracts {
  const failures = (output.errors ?? []).filter((error) => error.severity === 'error')
  if (failures.length > 0) {
    const first = failures[0]
    throw new Error(
      `${request.label} did not compile: ${first?.formattedMessage ?? first?.message}`,
    )
  }
  return Object.fromEntries(
    Object.entries(request.contracts).map(([name, file]) => {
      const compiled = output.contracts?.[file]?.[name]
      if (!compiled) throw new Error(`${request.label}: ${file} has no contract ${name}`)
      return [
        name,
        {
          abi: compiled.abi,
          bytecode: `0x${compiled.evm.bytecode.object}`,
          linkReferences: compiled.evm.bytecode.linkReferences,
          deployedBytecode: `0x${compiled.evm.deployedBytecode.object}`,
        } satisfies CompiledContract,
      ]
    }),
  )
}

/**
 * Compiles Solidity sources with an installed solc, in a process of its own. The result is kept
 * under `.cache/solc`, named by the hash of sources, settings and compiler, and never committed.
 *
 * @throws Error with the compiler's first message.
 */
export async function compileContracts(request: CompileRequest): Promise<CompiledContracts> {
  const input = toCompilerInput(request)
  const hash = createHash('sha256')
    .update(request.compiler)
    .update(input)
    .digest('hex')
    .slice(0, 24)
  const folder = join(request.cacheFolder ?? defaultCacheFolder, 'solc')
  const path = join(folder, `${request.label}-${hash}.json`)
  const cached = await readCached(path)
  if (cached !== undefined) return JSON.parse(cached) as CompiledContracts
  return await withBuildLock(path, async () => {
    const built = await readCached(path)
    if (built !== undefined) return JSON.parse(built) as CompiledContracts
    const contracts = toContracts(request, await runCompiler(request.compiler, { input, path }))
    await writeCached(path, JSON.stringify(contracts))
    return contracts
  })
}

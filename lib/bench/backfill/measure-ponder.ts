import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '@/lib/cli/find-free-port'

/** An indexer as its manual has it: one contract, one event, one row an account. */
const files = {
  'package.json': '{"type":"module","private":true}',
  'ponder.schema.ts': `import { onchainTable } from 'ponder'
export const account = onchainTable('account', (t) => ({ address: t.hex().primaryKey(), reserve: t.hex().notNull() }))
`,
  'src/index.ts': `import { ponder } from 'ponder:registry'
import { account } from 'ponder:schema'
ponder.on('Pool:Borrow', async ({ event, context }) => {
  await context.db.insert(account).values({ address: event.args.onBehalfOf, reserve: event.args.reserve }).onConflictDoNothing()
})
`,
  'src/api/index.ts': `import { Hono } from 'hono'
export default new Hono()
`,
}

function toConfig({ rpcUrl, pool }: { rpcUrl: string; pool: string }): string {
  return `import { createConfig } from 'ponder'
import { parseAbi } from 'viem'
const abi = parseAbi(['event Borrow(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount, uint8 interestRateMode, uint256 borrowRate, uint16 indexed referralCode)'])
export default createConfig({
  database: { kind: 'pglite' },
  chains: { local: { id: 31337, rpc: '${rpcUrl}' } },
  contracts: { Pool: { abi, chain: 'local', address: '${pool}', startBlock: 0 } },
})
`
}

/**
 * Runs an installed Ponder over the pool's borrows until its history is indexed.
 *
 * @param folder where \`npm install ponder viem hono\` was run
 * @returns milliseconds from its start until it says that it is ready
 * @throws Error with its last words where it ends, or isn't ready in time
 */
export async function measurePonder(options: {
  folder: string
  rpcUrl: string
  pool: string
  withinMs: number
}): Promise<number> {
  const project = mkdtempSync(join(tmpdir(), 'plimsoll-ponder-'))
  const modules = join(options.folder, 'node_modules')
  mkdirSync(join(project, 'src/api'), { recursive: true })
  for (const [name, text] of Object.entries({ ...files, 'ponder.config.ts': toConfig(options) }))
    writeFileSync(join(project, name), text)
  symlinkSync(modules, join(project, 'node_modules'))
  const port = await findFreePort()
  const begin = performance.now()
  const script = join(modules, 'ponder/dist/esm/bin/ponder.js')
  const flags = ['start', '--schema', 'bench', '--port', String(port), '--hostname', '127.0.0.1']
  const env = { ...process.env, PONDER_TELEMETRY_DISABLED: 'true' }
  const child = spawn(process.execPath, [script, ...flags], {
    cwd: project,
    env,
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      words = `${words}${chunk}`.slice(-2_000)
    })
  try {
    while (performance.now() - begin < options.withinMs) {
      if (child.exitCode !== null) throw new Error(`Ponder ended: ${words}`)
      const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
      if (answer?.status === 200) return performance.now() - begin
      await sleep(100)
    }
    throw new Error(`Ponder is not ready in time: ${words}`)
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(project, { recursive: true, force: true })
  }
}

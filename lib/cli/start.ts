import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import nextEnv from '@next/env'
import { type Config, parseConfig } from '@/lib/config/parse-config'
import { ConfigError } from '@/lib/errors'
import { lockFolder } from '@/lib/store/embedded/lock-folder'
import { getAllocatorEnv } from './allocator-env'
import { buildApp, nextBin } from './build-app'
import { checkEndpoints } from './check-endpoints'
import { spawnNode, stopChild, waitForExit } from './child'
import { demoProtocols } from './demo-protocols'
import { runMain } from './run-main'
import { say } from './say'
import { stopOnSignal } from './stop-on-signal'

const startWithin = 120_000
const serveScript = fileURLToPath(new URL('serve.mjs', import.meta.url))
/** Where wallets and tools look for a local node; taken when it is free. */
const usualRpcPort = 8_545

/** `npm start` (`--dev`: `npm run dev`): checks the configuration, starts what it needs, serves, says `ready`. */
async function main(): Promise<void> {
  const dev = process.argv.includes('--dev')
  nextEnv.loadEnvConfig(process.cwd(), dev, { info: () => {}, error: console.error })
  const config = parseConfig(process.env)
  await checkPort(config)
  if (!config.databaseUrl) checkDataDir(config)
  const [env] = await Promise.all([
    config.embedded ? startEmbeddedChain(config) : checkEndpoints(config),
    dev ? undefined : buildApp(say),
  ])
  const server = spawnNode(
    dev
      ? [nextBin, 'dev', '-H', config.host, '-p', String(config.port)]
      : [serveScript, config.host, String(config.port)],
    { env: { ...getAllocatorEnv(), ...env }, quiet: true },
  )
  server.stdout?.on('data', (chunk: Buffer) => forward(chunk, dev))
  server.stderr?.pipe(process.stderr)
  let stopping = false
  stopServer = () => {
    stopping = true
    return stopChild(server)
  }
  const exited = waitForExit(server).then((code) => {
    if (!stopping) throw new Error(`the server ended with exit code ${code}`)
  })
  await Promise.race([waitUntilReady(config), exited])
  if (!stopping) say(`ready ${getUrl(config)}`)
  await exited
}

let stopServer: () => Promise<void> = async () => {}
let stopChain: () => Promise<void> = async () => {}
stopOnSignal(async () => {
  await stopServer()
  await stopChain()
})

function getUrl({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Next's banner is noise beside our own progress; what the engine logs is not. */
function forward(chunk: Buffer, dev: boolean): void {
  const text = chunk.toString()
  if (dev) process.stdout.write(text)
  else for (const line of text.split('\n')) if (line.startsWith('{')) say(line)
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Another process on the same folder is said before anything is built or started. */
function checkDataDir({ dataDir }: Config): void {
  try {
    lockFolder(join(dataDir, 'db')).release()
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause
    throw new ConfigError(`DATA_DIR: ${cause.shortMessage} Example: DATA_DIR=${dataDir}-2`, {
      cause,
    })
  }
}

async function checkPort({ host, port }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE' || cause.code === 'EACCES'
          ? new ConfigError(
              `PORT ${port} on ${host} is ${cause.code === 'EACCES' ? 'not allowed to this user' : 'in use'}: stop what listens there, or choose another. Example: PORT=${port === 3000 ? 3001 : 3000}`,
            )
          : new ConfigError(
              `HOST ${host} can't be listened on (${cause.code}). Example: HOST=127.0.0.1`,
            ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** Starts the demonstration chain and says how the server finds it, in its own configuration's words. */
async function startEmbeddedChain(config: Config): Promise<Record<string, string>> {
  const { startDevnet } = await import('@/lib/devnet/start-devnet')
  const port = (await isFree(usualRpcPort)) ? usualRpcPort : 0
  const devnet = await startDevnet({ port, live: true, log: say, protocols: demoProtocols })
  stopChain = () => devnet.stop()
  mkdirSync(config.dataDir, { recursive: true })
  const marketsFile = join(config.dataDir, `embedded-markets-${config.port}.json`)
  writeFileSync(
    marketsFile,
    `${JSON.stringify([...devnet.markets, ...devnet.furtherMarkets], null, 2)}\n`,
  )
  const poolsFile = join(config.dataDir, `embedded-pools-${config.port}.json`)
  writeFileSync(poolsFile, `${JSON.stringify(devnet.poolEntries, null, 2)}\n`)
  say(`embedded chain at ${devnet.rpcUrl} (chain ${devnet.chainId})`)
  say(`try this account: ${getUrl(config)}/accounts/${devnet.demoAccount.address}`)
  say(
    `its key, for this local chain only, to import into a wallet: ${devnet.demoAccount.privateKey}`,
  )
  return {
    [`RPC_URL_${devnet.chainId}`]: devnet.rpcUrl,
    MARKETS_FILE: marketsFile,
    POOLS_FILE: poolsFile,
    PLIMSOLL_DEMO: '1',
  }
}

/** Resolves once the pages and the API answer and every market is live or stated down. */
async function waitUntilReady(config: Config): Promise<void> {
  const url = getUrl({ ...config, host: config.host === '0.0.0.0' ? '127.0.0.1' : config.host })
  const deadline = Date.now() + startWithin
  while (Date.now() < deadline) {
    if (await answers(`${url}/healthz`)) break
    await sleep(100)
  }
  const markets = Date.now() + 10_000
  while (Date.now() < markets && !(await answers(`${url}/readyz`))) await sleep(100)
  if (!(await answers(`${url}/`))) throw new Error('the pages do not answer; see the lines above')
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

runMain(main)

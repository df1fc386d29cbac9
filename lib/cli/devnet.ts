import { createServer } from 'node:net'
import { startDevnet } from '../devnet/start-devnet'
import { demoProtocols } from './demo-protocols'
import { stopOnSignal } from './stop-on-signal'

const PREFERRED_PORT = 8545
const USAGE = 'usage: npm run devnet [-- --port 8545]'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function parsePort(parameters: readonly string[]): number | undefined {
  if (parameters.length === 0) return undefined
  const port = Number(parameters[1])
  const isValid = parameters.length === 2 && Number.isInteger(port) && port >= 0 && port <= 65_535
  if (parameters[0] !== '--port' || !isValid) throw new Error(USAGE)
  return port
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return await new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return (await isFree(PREFERRED_PORT)) ? PREFERRED_PORT : 0
  if (wanted === 0 || (await isFree(wanted))) return wanted
  throw new Error(`port ${wanted} is in use: choose another with --port`)
}

async function main(): Promise<void> {
  const port = await choosePort(parsePort(process.argv.slice(2)))
  const devnet = await startDevnet({ live: true, port, log: say, protocols: demoProtocols })
  const { rpcUrl, wsUrl, chainId, demoAccount, names } = devnet
  say('')
  say(`RPC endpoint   ${rpcUrl}   ${wsUrl}`)
  say(`chain id       ${chainId}`)
  say('')
  say('demo account, for this local chain only: its key is public')
  say(`  address      ${demoAccount.address} (demo.eth)`)
  say(`  private key  ${demoAccount.privateKey}`)
  say(`names          ${Object.keys(names).join(' ')}`)
  say('')
  say('markets, as a MARKETS_FILE:')
  say(JSON.stringify([...devnet.markets, ...devnet.furtherMarkets], null, 2))
  say('')
  say('pools, as a POOLS_FILE:')
  say(JSON.stringify(devnet.poolEntries, null, 2))
  say('')
  say('to point Plimsoll to it, save those lines as markets.json and pools.json and run:')
  say(`  RPC_URL_${chainId}=${rpcUrl} MARKETS_FILE=markets.json POOLS_FILE=pools.json npm start`)
  say('')
  say('Ctrl-C stops the chain')

  // The timers of the chain don't hold the process.
  setInterval(() => undefined, 1 << 30)
  stopOnSignal(() => devnet.stop())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

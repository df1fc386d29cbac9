import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findFreePort } from '@/lib/cli/find-free-port'
import { runAsUser } from './run-as-user'

export type TestPostgres = {
  databaseUrl: string
  /** Kills the server as if its machine had lost power, and starts it again. Only of a server started here. */
  kill: () => Promise<void>
  start: () => Promise<void>
  stop: () => Promise<void>
}

const installed = '/usr/lib/postgresql'

/** Why no PostgreSQL can be had for tests; `undefined` where one can. */
export function getPostgresObstacle(): string | undefined {
  if (process.env.DATABASE_URL_TEST || findBinaries()) return undefined
  return 'no PostgreSQL: neither DATABASE_URL_TEST nor Debian’s package postgresql'
}

/** An empty PostgreSQL database: of the server at `DATABASE_URL_TEST`, otherwise of one that is started. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.DATABASE_URL_TEST
  return given ? makeDatabase(given) : startServer()
}

function findBinaries(): string | undefined {
  if (!existsSync(installed)) return undefined
  const versions = readdirSync(installed).sort((a, b) => Number(b) - Number(a))
  return versions
    .map((version) => join(installed, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')))
}

async function startServer(): Promise<TestPostgres> {
  const bin = findBinaries()
  if (!bin) throw new Error(getPostgresObstacle())
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-postgres-'))
  const user = runAsUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'plimsoll', '-A', 'trust', '-E', 'UTF8'])
  const port = await findFreePort()
  const databaseUrl = `postgresql://plimsoll:hunter2pass@127.0.0.1:${port}/postgres`
  let server: ReturnType<typeof spawn> | undefined
  const start = async () => {
    server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'],
      { stdio: 'ignore', ...user },
    )
    await waitForServer(databaseUrl)
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = server
    server = undefined
    if (!ending || ending.exitCode !== null) return
    const exited = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await exited
  }
  await start()
  return {
    databaseUrl,
    start,
    kill: () => end('SIGQUIT'),
    stop: async () => {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeDatabase(given: string): Promise<TestPostgres> {
  const name = `plimsoll_test_${process.pid}_${Date.now()}`
  const url = new URL(given)
  url.pathname = `/${name}`
  const execute = async (statement: string) => {
    const client = new Client({ connectionString: given })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await execute(`create database ${name}`)
  const refuse = async () => {
    throw new Error('a server that was given can not be stopped')
  }
  return {
    databaseUrl: url.href,
    kill: refuse,
    start: refuse,
    stop: () => execute(`drop database ${name} with (force)`),
  }
}

function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], ...runAsUser() })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${said}`)),
    )
  })
}

async function waitForServer(databaseUrl: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new Client({ connectionString: databaseUrl })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === 300) throw error
      await sleep(100)
    }
  }
}

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopChild } from '@/lib/cli/child'
import { findFreePort } from '@/lib/cli/find-free-port'

/** Its version, or `undefined` where it is not installed. */
export function findNginx(): string | undefined {
  const { error, stderr } = spawnSync('nginx', ['-v'], { encoding: 'utf8' })
  return error ? undefined : stderr.match(/nginx\/[\d.]+/)?.[0]
}

/** nginx with the project's sample configuration before one server, in a folder and on a port of its own. */
export async function startNginx(upstreamPort: number) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-nginx-'))
  const port = await findFreePort()
  const sample = readFileSync(new URL('nginx.conf', import.meta.url), 'utf8')
  const site = replaceAll(sample, {
    '127.0.0.1:3000': `127.0.0.1:${upstreamPort}`,
    'listen 80': `listen 127.0.0.1:${port}`,
    '/var/cache/nginx/plimsoll': join(folder, 'cache'),
  })
  writeFileSync(join(folder, 'plimsoll.conf'), site)
  writeFileSync(join(folder, 'nginx.conf'), toMainConfig(folder))
  const child = spawn(
    'nginx',
    ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    await stopChild(child)
    rmSync(folder, { recursive: true, force: true })
  }
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(50)) {
    const alive = await fetch(`${url}/healthz`).catch(() => undefined)
    await alive?.arrayBuffer()
    if (alive?.ok) return { url, stop }
    if (child.exitCode !== null) break
  }
  const log = readFileSync(join(folder, 'error.log'), 'utf8')
  await stop()
  throw new Error(`nginx did not start:\n${log}`)
}

/** What Debian's own nginx.conf has around the files of conf.d; without a log of every request. */
function toMainConfig(folder: string): string {
  const isRoot = process.getuid?.() === 0
  return `${isRoot ? 'user root;\n' : ''}daemon off;
worker_processes auto;
pid ${folder}/nginx.pid;
events { worker_connections 4096; }
http {
  sendfile on;
  tcp_nopush on;
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  include ${folder}/plimsoll.conf;
}
`
}

/** @throws Error where the sample no longer has what is to be replaced */
function replaceAll(text: string, replacements: Readonly<Record<string, string>>): string {
  let replaced = text
  for (const [from, to] of Object.entries(replacements)) {
    if (!replaced.includes(from)) throw new Error(`the sample configuration has no ${from}`)
    replaced = replaced.replaceAll(from, to)
  }
  return replaced
}

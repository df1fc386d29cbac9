import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { nextBin } from '@/lib/cli/build-app'
import { spawnNode, waitForExit } from '@/lib/cli/child'

const copied = ['app', 'components', 'lib', 'public', 'instrumentation.ts', 'proxy.ts']
const copiedSettings = ['next.config.mjs', 'package.json', 'tsconfig.json']

/** What an answer costs that does nothing: the floor that Next sets. */
const emptyRoute = `export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(null)
}
`

/** When the engine knew each block, milliseconds since the epoch, from the first request on. */
const blocksRoute = `import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

const known: Record<string, number> = {}
let unsubscribe: (() => void) | undefined

export async function GET(): Promise<Response> {
  unsubscribe ??= getEngine().subscribe(({ event, id }) => {
    if (event === 'block') known[id] = performance.timeOrigin + performance.now()
  })
  return Response.json(known)
}
`

/**
 * Builds a copy of the present sources with two routes more than the product has, in a folder of the cache.
 * @returns that folder
 */
export async function buildCopy(): Promise<string> {
  const folder = resolve('.cache/bench-http')
  mkdirSync(folder, { recursive: true })
  for (const name of [...copied, ...copiedSettings]) {
    rmSync(join(folder, name), { recursive: true, force: true })
    cpSync(name, join(folder, name), { recursive: true })
  }
  // Inside the project's folder, since Next follows no link that leads out of it.
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join('..', '..', 'node_modules'), join(folder, 'node_modules'))
  addRoute(folder, { path: 'bench-empty', text: emptyRoute })
  addRoute(folder, { path: 'bench-blocks', text: blocksRoute })
  const build = spawnNode([nextBin, 'build', folder], {
    quiet: true,
    env: { NODE_ENV: 'production' },
  })
  const output: Buffer[] = []
  build.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  build.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
  if ((await waitForExit(build)) !== 0) throw new Error(`no build:\n${output.join('')}`)
  return folder
}

/** Beside the real ones: pages pass through `proxy.ts`, the API does not. */
function addRoute(folder: string, { path, text }: { path: string; text: string }): void {
  const place = join(folder, 'app/api/v1', path)
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'route.ts'), text)
}

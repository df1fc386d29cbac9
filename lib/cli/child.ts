import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A Node program of the project as a child process that shares this one's output. */
export function spawnNode(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; quiet?: boolean } = {},
): ChildProcess {
  return spawn(process.execPath, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...options.env },
    stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
  })
}

/** Resolves with a child's exit code. */
export async function waitForExit(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return child.exitCode
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

/** Asks a child to end, and ends it by force when it has not done so in time. */
export async function stopChild(child: ChildProcess, patience = 4_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await exited
  clearTimeout(timer)
}

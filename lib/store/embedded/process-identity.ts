import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process by what tells it from a later one of the same number. */
export type ProcessIdentity = {
  pid: number
  /** In the system's own ticks since it was started; `null` where it doesn't say. */
  startedAt: string | null
  /** One run of one machine, or of a container on it: only within the same can the process be looked for. */
  place: string
  /** One run of the machine; `null` where it doesn't say. */
  boot: string | null
}

export function getOwnIdentity(): ProcessIdentity {
  const boot = readOrNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
  const namespace = readOrNull(() => readlinkSync('/proc/self/ns/pid'))
  return {
    pid: process.pid,
    startedAt: readStartTime(process.pid),
    place: [boot ?? hostname(), namespace ?? ''].join(' '),
    boot,
  }
}

/** Whether that very process runs; `undefined` where it can't be known from here. */
export function isRunning(other: ProcessIdentity): boolean | undefined {
  const own = getOwnIdentity()
  if (other.place !== own.place)
    return other.boot !== null && own.boot !== null && other.boot !== own.boot ? false : undefined
  if (other.startedAt !== null && own.startedAt !== null)
    return readStartTime(other.pid) === other.startedAt
  try {
    process.kill(other.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The 22nd field of `/proc/<pid>/stat`; the second, a name in brackets, may hold anything. */
function readStartTime(pid: number): string | null {
  const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function readOrNull(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}

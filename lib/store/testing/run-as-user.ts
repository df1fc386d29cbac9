import { readFileSync } from 'node:fs'

/** PostgreSQL refuses to run as root: there, as the user its package made; elsewhere as oneself. */
export function runAsUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const entries = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = entries.find((entry) => entry.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) throw new Error('no user that PostgreSQL can run as')
  return { uid: Number(uid), gid: Number(gid) }
}

import { openPglite } from './open-pglite'

/* A program: makes an empty database in the folder that its argument names. */

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('which folder?')
// Who wants the folder is gone: nobody would finish it.
process.on('disconnect', () => process.exit(1))
try {
  const pglite = await openPglite(folder)
  await pglite.close()
  process.exit(0)
} catch (error) {
  // Of the emulated file system's errors only the number tells something.
  const text = error instanceof Error ? error.message : JSON.stringify(error)
  process.stderr.write(`${text}\n`, () => process.exit(1))
}

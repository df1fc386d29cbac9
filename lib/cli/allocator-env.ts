/**
 * For a server's process, where the C library is glibc: blocks of 128 kB and more go back to the machine as soon as
 * they are free. Left to itself it raises that size with what it sees, and a process that once read 100,000
 * accounts keeps the room for it (599 MiB against 444 in one run of the bench of scale). A setting of the
 * surroundings goes before it.
 */
export function getAllocatorEnv(surroundings: NodeJS.ProcessEnv = process.env) {
  const size = String(128 * 1024)
  return {
    MALLOC_MMAP_THRESHOLD_: surroundings.MALLOC_MMAP_THRESHOLD_ ?? size,
    MALLOC_TRIM_THRESHOLD_: surroundings.MALLOC_TRIM_THRESHOLD_ ?? size,
  }
}

/**
 * What `work` comes to, or `late` where it is not there after `ms` milliseconds; the work itself goes on.
 * @throws what `work` throws in time; what it throws later is the caller's who still holds it
 */
export async function waitAtMost<Done, Late>(
  work: Promise<Done>,
  { ms, late }: { ms: number; late: Late },
): Promise<Done | Late> {
  let timer: NodeJS.Timeout | undefined
  const waiting = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(late), ms)
  })
  try {
    return await Promise.race([work, waiting])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Where to go when the wallet changes its account: to the new account's page, from the old account's page or
 * one under a name; null where something else is being read.
 */
export function getFollowPath({
  path,
  previous,
  next,
}: {
  path: string
  previous: string
  next: string
}): string | null {
  const shown = /^\/accounts\/([^/]+)$/.exec(path)?.[1]
  if (shown === undefined) return null
  const isOwn = shown.toLowerCase() === previous.toLowerCase() || shown.includes('.')
  return isOwn ? `/accounts/${next}` : null
}

/** Where this page was asked for, so that shared links and canonical URLs name the reader's own host. */
export function getMetadataBase(headers: Headers): URL | null {
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  const scheme =
    headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http'
  if (host === null || !/^[\w.:[\]-]{1,255}$/.test(host)) return null
  const url = `${scheme}://${host}`
  return URL.canParse(url) ? new URL(url) : null
}

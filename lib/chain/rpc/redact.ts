import { redactUrls } from '../../errors'

/**
 * Makes a function that strips one endpoint from texts: its URL in any form, its host (node errors
 * name it without the URL) and each part of it long enough to be a key.
 */
export function createRedactor(url: string): (text: string) => string {
  const secrets = getSecrets(url)
  return (text) => {
    let clean = redactUrls(text.split(url).join('<endpoint>'))
    for (const secret of secrets) clean = clean.split(secret).join('<endpoint>')
    return clean
  }
}

function getSecrets(url: string): string[] {
  if (!URL.canParse(url)) return []
  const parsed = new URL(url)
  const parts = [
    parsed.host,
    parsed.hostname,
    decodeURIComponent(parsed.username),
    decodeURIComponent(parsed.password),
    ...parsed.pathname.split('/').filter((part) => part.length >= 8),
    ...parsed.searchParams.values(),
  ]
  return [...new Set(parts)].filter((part) => part.length >= 3).sort((a, b) => b.length - a.length)
}

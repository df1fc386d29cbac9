const databaseUrl = /\bpostgres(?:ql)?:\/\/[^\s"'<>`)\]}…]+/gi

/** Makes a function that strips a database's URL, host and password from texts. */
export function createDatabaseRedactor(url: URL): (text: string) => string {
  const secrets = [
    url.host,
    url.hostname,
    url.password,
    decodeURIComponent(url.password),
    ...url.searchParams.values(),
  ]
  const parts = [...new Set(secrets)].filter((part) => part.length >= 3)
  parts.sort((a, b) => b.length - a.length)
  return (text) =>
    parts.reduce(
      (clean, secret) => clean.split(secret).join('<database>'),
      text.replace(databaseUrl, '<database>'),
    )
}

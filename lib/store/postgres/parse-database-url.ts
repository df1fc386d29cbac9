import { ConfigError } from '@/lib/errors'

/** Checks where PostgreSQL is said to be. @throws ConfigError that doesn't repeat the URL: it has a password */
export function parseDatabaseUrl(databaseUrl: string): URL {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (url && ['postgres:', 'postgresql:'].includes(url.protocol)) return url
  throw new ConfigError(
    'DATABASE_URL is not the URL of a PostgreSQL database. Example: DATABASE_URL=postgresql://user:password@127.0.0.1:5432/plimsoll',
    { metaMessages: ['Characters such as @ : / # in a password are written as %40 %3A %2F %23.'] },
  )
}

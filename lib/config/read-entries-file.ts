import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { ConfigError } from '@/lib/errors'

/**
 * Reads a JSON list that a variable names.
 * @param of what is listed: `markets`
 * @throws ConfigError that names the variable, the entry, what is wrong and an example
 */
export function readEntriesFile<Entries>(
  path: string,
  { variable, of, zFile }: { variable: string; of: string; zFile: z.ZodType<Entries> },
): Entries {
  const example = `Example: ${variable}=${of}.json`
  const text = readText(path, { variable, example })
  const parsed = zFile.safeParse(parseJson(text, { path, variable, example }))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.length ? `entry ${issue.path.map(String).join('.')}` : 'the file'
  throw new ConfigError(
    `${variable}: ${where}: ${issue?.message ?? `is not a list of ${of}`}. See .env.example`,
  )
}

function readText(
  path: string,
  { variable, example }: { variable: string; example: string },
): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigError(`${variable}: ${path} can't be read. ${example}`, { cause })
  }
}

function parseJson(
  text: string,
  { path, variable, example }: { path: string; variable: string; example: string },
): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(`${variable}: ${path} is not JSON (${reason}). ${example}`, { cause })
  }
}

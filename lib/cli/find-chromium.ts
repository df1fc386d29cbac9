import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { ConfigError } from '@/lib/errors'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * A Chromium for the browser tests: the one that `PLIMSOLL_CHROMIUM` names, an installed one, Playwright's
 * own; else Playwright's or the system's package installer is tried.
 * @throws ConfigError where none can be had
 */
export function findChromium(say: (line: string) => void): string {
  const named = process.env.PLIMSOLL_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new ConfigError(
      'PLIMSOLL_CHROMIUM names no file. Example: PLIMSOLL_CHROMIUM=/usr/bin/chromium',
    )
  }
  const found = findInstalled()
  if (found) return found
  for (const [what, install] of installers) {
    say(`no Chromium found; trying ${what} …`)
    install()
    const installed = findInstalled()
    if (installed) return installed
  }
  throw new ConfigError(
    'The browser tests need Chromium and none could be installed. Install it, or name it. Example: PLIMSOLL_CHROMIUM=/usr/bin/chromium',
  )
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...paths, chromium.executablePath()].find((path) => path && existsSync(path))
}

const installers: readonly (readonly [string, () => void])[] = [
  ["Playwright's own", installPlaywrights],
  ["the system's package installer", installSystems],
]

function installPlaywrights(): void {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 })
}

function installSystems(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  spawnSync('apt-get', ['update'], { stdio: 'ignore', timeout: 180_000 })
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

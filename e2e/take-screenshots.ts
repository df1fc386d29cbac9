import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { buildApp } from '@/lib/cli/build-app'
import { findChromium } from '@/lib/cli/find-chromium'
import { runMain } from '@/lib/cli/run-main'
import { say } from '@/lib/cli/say'
import { startDevnet } from '@/lib/devnet/start-devnet'
import { startApp } from './start-app'

const folder = 'e2e/pictures'
const views = [
  { name: 'wide-light', width: 1440, height: 1000, colorScheme: 'light' },
  { name: 'wide-dark', width: 1440, height: 1000, colorScheme: 'dark' },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const

/** `npm run screenshots`: the README's pictures, taken of the running product. */
runMain(async () => {
  await buildApp(say)
  const devnet = await startDevnet({ live: false, log: say })
  const { rpcUrl, chainId, markets, demoAccount } = devnet
  const app = await startApp({ rpcUrl, chainId, markets, pools: devnet.poolEntries })
  const browser = await chromium.launch({
    executablePath: findChromium(say),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  mkdirSync(folder, { recursive: true })
  for (const { name, width, height, colorScheme } of views) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme })
    for (const [what, path] of [
      ['overview', '/'],
      ['account', `/accounts/${demoAccount.address}`],
      ['stress', '/stress?market=aave-v3-demo&change=-0.3'],
    ]) {
      await page.goto(`${app.url}${path}`)
      await page.waitForTimeout(2_000)
      const file = `${folder}/${what}-${name}.png`
      await page.screenshot({ path: file })
      say(file)
    }
    await page.close()
  }
  await browser.close()
  await app.stop()
  await devnet.stop()
  process.exit(0)
})

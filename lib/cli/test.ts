import { buildApp } from './build-app'
import { findChromium } from './find-chromium'
import { runChecks } from './run-checks'
import { runMain } from './run-main'
import { say } from './say'

/** `npm test`: every check there is. */
runMain(async () => {
  const chromium = findChromium(say)
  await buildApp(say)
  process.exit(
    await runChecks(['lint', 'types', 'unit', 'store', 'chain', 'browser'], {
      PLIMSOLL_CHROMIUM: chromium,
    }),
  )
})

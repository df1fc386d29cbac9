import { runChecks } from './run-checks'
import { runMain } from './run-main'

/** `npm run check`: the fast half of the tests: format, lint, types, unit. */
runMain(async () => {
  process.exit(await runChecks(['lint', 'types', 'unit']))
})

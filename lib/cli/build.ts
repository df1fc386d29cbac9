import { buildApp } from './build-app'
import { runMain } from './run-main'
import { say } from './say'

/** `npm run build`: builds the pages unless the build that is there is of the present sources. */
runMain(() => buildApp(say))

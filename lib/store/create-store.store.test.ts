import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe } from 'vitest'
import { createStore } from './create-store'
import { describeStore } from './testing/describe-store'
import { makeTestDataDir } from './testing/make-test-data-dir'
import { quiet } from './testing/quiet'
import { getPostgresObstacle, startPostgres, type TestPostgres } from './testing/start-postgres'

describe('createStore: embedded, in a folder', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await makeTestDataDir()
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))
  describeStore(() => createStore({ dataDir, log: quiet }))
})

const obstacle = getPostgresObstacle()

describe.skipIf(obstacle)(
  `createStore: PostgreSQL${obstacle ? ` (skipped: ${obstacle})` : ''}`,
  () => {
    let postgres: TestPostgres
    beforeAll(async () => {
      postgres = await startPostgres()
    })
    afterAll(() => postgres.stop())
    describeStore(() => createStore({ databaseUrl: postgres.databaseUrl, dataDir: '', log: quiet }))
  },
)

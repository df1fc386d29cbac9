import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // Throws outside of a server bundle; tests are on the server's side.
      'server-only': fileURLToPath(
        new URL('../node_modules/server-only/empty.js', import.meta.url),
      ),
    },
  },
  test: {
    root,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Properties draw many cases: no limit that a busy machine could miss.
          testTimeout: 60_000,
          include: ['{app,components,lib}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.chain.test.ts', '**/*.store.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'chain',
          include: ['lib/**/*.chain.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: ['lib/**/*.store.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})

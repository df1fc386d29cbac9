import { register } from 'tsx/esm/api'

// In a thread Node's `--import` does not register tsx, so it is done here; the thread's own work comes after.
register()
await import('./worker.ts')

import { createServer } from 'node:http'

/**
 * The built app behind its front: `node lib/cli/serve.mjs HOST PORT`. Plain JavaScript, since it runs without a
 * loader; what it puts before Next comes from `instrumentation.ts`, which Next has built and runs first.
 */
process.env.NODE_ENV = 'production'
const [, , hostname = '127.0.0.1', port = '3000'] = process.argv
const { default: next } = await import('next')

const server = createServer()
// Longer than what stands before it keeps a connection, or it would send into one that was just closed.
server.keepAliveTimeout = 75_000
const app = next({ dev: false, hostname, port: Number(port), httpServer: server })
await app.prepare()
const handle = app.getRequestHandler()

server.on('request', (request, response) => {
  const goOn = () => void handle(request, response)
  const front = globalThis[Symbol.for('plimsoll.front')]
  if (front) front(request, response, goOn)
  else goOn()
})
server.listen(Number(port), hostname)

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    server.close()
    server.closeAllConnections()
    // Writes what is left and gives its leases back; what is cut off is made up for at the next start.
    const stopping = globalThis[Symbol.for('plimsoll.engine')]?.stop?.()
    await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, 3_000))])
    process.exit(0)
  })

import { Agent, createServer, get, type RequestListener } from 'node:http'

type Asked = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export type Listening = {
  port: number
  ask: (
    path: string,
    options?: { method?: string; headers?: Record<string, string>; signal?: AbortSignal },
  ) => Promise<Asked>
  stop: () => Promise<void>
}

/** A real server on a free port of this machine, and requests to it over real sockets. */
export async function listen(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const { port } = address
  const agent = new Agent({ keepAlive: true })
  return {
    port,
    ask: (path, options = {}) =>
      new Promise((resolve, reject) => {
        const request = get({ host: '127.0.0.1', port, path, agent, ...options }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks as unknown as Uint8Array[]),
            }),
          )
        })
        request.on('error', reject)
      }),
    stop: () =>
      new Promise((resolve) => {
        agent.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

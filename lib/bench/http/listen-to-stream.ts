import { connect } from 'node:net'

/**
 * `listen-to-stream.ts PORT CLIENTS SECONDS`: so many readers of the stream over loopback, each on a socket of its
 * own. Prints, once the time since all were greeted is over, when each reader heard of each block:
 * `{ openAt, heard: { "<event id>": [milliseconds since the epoch, …] }, lost }`, `openAt` when all were greeted, `lost`
 * the readers whose connection ended.
 */
function main([port = '0', clients = '1', seconds = '1']: string[]): void {
  const heard: Record<string, number[]> = {}
  let greeted = 0
  let lost = 0
  for (let client = 0; client < Number(clients); client++) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.setNoDelay(true)
    socket.write(`GET /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
    let text = ''
    let isGreeted = false
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      const now = performance.timeOrigin + performance.now()
      text += chunk
      if (!isGreeted && text.includes(': plimsoll')) {
        isGreeted = true
        greeted += 1
        if (greeted === Number(clients)) begin()
      }
      for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
        const id = text.slice(0, end).match(/event: block\nid: (\S+)/)?.[1]
        text = text.slice(end + 2)
        if (id === undefined) continue
        heard[id] ??= []
        heard[id].push(now)
      }
    })
    socket.once('error', () => undefined)
    socket.once('close', () => {
      lost += 1
    })
  }
  const begin = () => {
    const openAt = performance.timeOrigin + performance.now()
    setTimeout(() => {
      process.stdout.write(`${JSON.stringify({ openAt, heard, lost })}\n`, () => process.exit(0))
    }, Number(seconds) * 1_000)
  }
  setTimeout(() => process.exit(1), (Number(seconds) + 60) * 1_000).unref()
}

main(process.argv.slice(2))

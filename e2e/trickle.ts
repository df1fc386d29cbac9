import { request } from 'node:http'
import { type Listening, listen } from '@/lib/api/testing/listen'

/** Small enough that a table comes in many parts. */
const PART_BYTES = 3_000
const PART_MS = 30

/**
 * The app at `url` once more, over a slow line: documents arrive part by part, so that the browser draws them
 * before it has them whole. All else passes as it is.
 */
export async function startTrickle(url: string): Promise<{ url: string; stop: Listening['stop'] }> {
  const target = new URL(url)
  const { port, stop } = await listen((asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' }
    const { hostname, port } = target
    const options = { hostname, port, path: asked.url, method: asked.method, headers }
    const passed = request(options, async (response) => {
      const isDocument = response.headers['content-type']?.startsWith('text/html')
      answer.writeHead(response.statusCode ?? 502, response.headers)
      if (!isDocument) {
        response.pipe(answer)
        return
      }
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const whole = Buffer.concat(chunks as unknown as Uint8Array[])
      for (let from = 0; from < whole.length; from += PART_BYTES) {
        answer.write(whole.subarray(from, from + PART_BYTES))
        await new Promise((resolve) => setTimeout(resolve, PART_MS))
      }
      answer.end()
    })
    passed.on('error', () => answer.destroy())
    answer.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  return { url: `http://127.0.0.1:${port}`, stop }
}

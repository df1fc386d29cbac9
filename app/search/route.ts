/** `GET /search?q=`: to the account of that address or name, or to the book where nothing was asked. */
export function GET(request: Request): Response {
  const asked = new URL(request.url).searchParams.get('q')?.trim().slice(0, 300) ?? ''
  const location = asked === '' ? '/accounts' : `/accounts/${encodeURIComponent(asked)}`
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store' },
  })
}

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OverlaySvg } from './overlay-svg'
import { StretchedSvg } from './stretched-svg'

test('default: fills its frame, and is read by nobody: the table beside it says the same', () => {
  expect(renderToStaticMarkup(<StretchedSvg>{null}</StretchedSvg>)).toBe(
    '<svg viewBox="0 0 1000 1000" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true" class="absolute inset-0"></svg>',
  )
})

test('behavior: units of its own, and strokes that reach over the edge', () => {
  const html = renderToStaticMarkup(
    <StretchedSvg width={1200} height={400} mayOverflow>
      <path d="M0 0h5" />
    </StretchedSvg>,
  )
  expect(html).toContain('viewBox="0 0 1200 400"')
  expect(html).toContain('class="absolute inset-0 overflow-visible"><path d="M0 0h5"></path></svg>')
})

test('behavior: an overlay has no units, so that nothing in it is stretched', () => {
  const html = renderToStaticMarkup(<OverlaySvg>{null}</OverlaySvg>)
  expect(html).toContain('width="100%" height="100%" aria-hidden="true"')
  expect(html).not.toMatch(/viewBox|preserveAspectRatio/)
})

// Drawing on the signature area as people do: with a mouse, and with a finger on a touch screen.
import type { BrowserContext, Page } from 'playwright'

export type Line = readonly (readonly [x: number, y: number])[]

/** Two lines as shares of the area, far enough apart for every point to count. */
export const SIGNATURE: readonly Line[] = [
  [
    [0.2, 0.6],
    [0.3, 0.35],
    [0.4, 0.65],
    [0.5, 0.35],
    [0.6, 0.65],
  ],
  [
    [0.25, 0.75],
    [0.75, 0.7],
  ],
]

async function boxOf(page: Page) {
  const canvas = page.locator('canvas')
  await canvas.scrollIntoViewIfNeeded()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('no area to draw in')
  return box
}

/** Points of the area in CSS pixels, whole ones: a browser rounds the others by itself. */
function placed(lines: readonly Line[], { width, height }: { width: number; height: number }) {
  return lines.map(line =>
    line.map(([x, y]): [number, number] => [Math.round(x * width), Math.round(y * height)]),
  )
}

/** Draws the lines, given as shares of the area; returns them in its pixels. */
export async function drawWithMouse(page: Page, lines: readonly Line[] = SIGNATURE) {
  const box = await boxOf(page)
  const drawn = placed(lines, box)
  for (const line of drawn) {
    for (const [index, [x, y]] of line.entries()) {
      await page.mouse.move(box.x + x, box.y + y)
      if (index === 0) await page.mouse.down()
    }
    await page.mouse.up()
  }
  return { drawn, box }
}

/** The same with a finger. */
export async function drawWithFinger(
  context: BrowserContext,
  page: Page,
  lines: readonly Line[] = SIGNATURE,
) {
  const box = await boxOf(page)
  const drawn = placed(lines, box)
  const touch = await context.newCDPSession(page)
  for (const line of drawn) {
    for (const [index, [x, y]] of line.entries()) {
      await touch.send('Input.dispatchTouchEvent', {
        type: index === 0 ? 'touchStart' : 'touchMove',
        touchPoints: [{ x: box.x + x, y: box.y + y }],
      })
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  return { drawn, box }
}

/** How many pixels of the area have ink. */
export const inkOn = (page: Page): Promise<number> =>
  page.evaluate<number>(`(() => {
    const canvas = document.querySelector('canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    let ink = 0
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) ink++
    return ink
  })()`)

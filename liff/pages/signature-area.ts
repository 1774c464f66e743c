// The canvas a signature is drawn on: signature_pad for the ink, and what it does not do: sharp on every screen, and
// nothing lost when the phone is turned. The area keeps its proportions (style/sign.css), so ink only grows or shrinks.
import SignaturePad from 'signature_pad'
import { type Area, resized, type SignatureBody, signatureOf } from './signature-strokes.ts'

export interface SignatureArea {
  read(): SignatureBody
  clear(): void
  stop(): void
}

/** Blue as a pen's, on white, also where the page is dark: it will stand on paper (bot/domain/signature.ts). */
const INK = '#12306b'

/** `noteInk` hears with every stroke that begins, and after clearing, whether there is ink. */
export function openSignatureArea(
  canvas: HTMLCanvasElement,
  noteInk: (hasInk: boolean) => void,
): SignatureArea {
  const pad = new SignaturePad(canvas, {
    penColor: INK,
    minWidth: 1,
    maxWidth: 2.6,
    // Every point counts: the picture on paper is drawn from them.
    throttle: 0,
    minDistance: 2,
  })
  let area: Area = { width: 0, height: 0 }
  const follow = () => {
    const now = { width: canvas.clientWidth, height: canvas.clientHeight }
    if (now.width === 0 || (now.width === area.width && now.height === area.height)) return
    const inked = resized(pad.toData(), area, now)
    const ratio = Math.max(devicePixelRatio, 1)
    canvas.width = now.width * ratio
    canvas.height = now.height * ratio
    canvas.getContext('2d')?.scale(ratio, ratio)
    area = now
    pad.fromData(inked)
  }
  const watcher = new ResizeObserver(follow)
  watcher.observe(canvas)
  follow()
  const noteStroke = () => noteInk(true)
  pad.addEventListener('beginStroke', noteStroke)
  return {
    read: () => signatureOf(pad.toData(), area),
    clear() {
      pad.clear()
      noteInk(false)
    },
    stop() {
      watcher.disconnect()
      pad.removeEventListener('beginStroke', noteStroke)
      pad.off()
    },
  }
}

// The QR code as a vector picture: one path, so that it prints sharp at any size and weighs little.
import { encode } from 'uqr'

/** Modules of white around the code; the paper around it gives the rest of the four that readers want. */
const QUIET = 2

/** SVG text, square. Level M: a fold or a stamp over a seventh of it does not matter. */
export function qrPicture(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data.map((row, y) => rowPath(row, y)).join('')
  const side = size + 2 * QUIET
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}">` +
    `<path d="${path}" fill="#000"/></svg>`
  )
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  let from = 0
  while (from < row.length) {
    let until = from
    while (row[until]) until++
    if (until > from) path += `M${from + QUIET} ${y + QUIET}h${until - from}v1h${from - until}z`
    from = until + 1
  }
  return path
}

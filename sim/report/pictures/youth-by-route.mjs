import { inkOn } from './bars.mjs'
import { el, key, label, lines, name, plain, widthOf } from './svg.mjs'
import { kinds, paper, small, soft, width } from './theme.mjs'

/** A mosaic: as wide as the money of a form, as high as the part of it by referrer; every field is euros. */
export function youthByRoute({ rows, columns, labels }) {
  const part = (row, i) => (row[1].value > 0 ? Math.max(0, row[i + 2].value ?? 0) / row[1].value : 0)
  const used = columns.slice(2).map((_, i) => i).filter((i) => rows.some((row) => part(row, i) > 0.004))
  const fills = used.map((_, n) => kinds[n % kinds.length])
  const head = key(0, 14, used.map((i, n) => ({ fill: fills[n], words: columns[i + 2] })))
  const all = rows.reduce((sum, row) => sum + (row[1].value ?? 0), 0) || 1
  const gap = 6
  const room = width - gap * (rows.length - 1)
  const top = head.below + 72
  const tall = 260
  const body = [head.body]
  let x = 0
  rows.forEach((row) => {
    const wide = Math.max(24, (room * (row[1].value ?? 0)) / all)
    // A narrow field has smaller letters before it breaks a word.
    const space = Math.max(wide - 2, 62)
    const words = plain(row[0].pieces)
    const letters = Math.max(9, Math.min(12, (12 * space) / Math.max(...words.split(/\s+/).map((word) => widthOf(word, 12, true)))))
    const form = lines(words, space + 0.1, letters, 3, true)
    form.forEach((one, i) => body.push(name(x, top - 24 - (form.length - 1 - i) * 15, one, { 'font-weight': 700, 'font-size': letters })))
    body.push(label(x, top - 8, row[1].pieces, { 'font-size': small, fill: soft }))
    let y = top
    used.forEach((i, n) => {
      const cell = row[i + 2]
      const high = tall * part(row, i)
      if (high > 0.2) {
        body.push(el('rect', { x, y, width: wide, height: high, fill: fills[n], stroke: paper, 'stroke-width': 1.2 }))
        if (high > 15 && wide > widthOf(plain(cell.pieces), small) + 6) body.push(label(x + wide / 2, y + high / 2, cell.pieces, { 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': small, fill: inkOn(fills[n]) }))
      }
      y += high
    })
    x += wide + gap
  })
  body.push(label(0, top + tall + 20, [{ text: `${labels.width} (` }, ...labels.euro, { text: ')' }], { 'font-size': small, fill: soft }))
  return { height: top + tall + 28, body }
}

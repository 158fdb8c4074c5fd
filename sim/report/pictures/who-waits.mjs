import { scaleLinear } from 'd3-scale'
import { part, rowsOf, stripe } from './bars.mjs'
import { block, el, hatch, key, label, plain } from './svg.mjs'
import { blue, line, orange, sky, small, soft, vermilion, width } from './theme.mjs'

const left = 190
const split = 486

/** Who waits for what at an average moment, beside who was entitled and got nothing. */
export function whoWaits({ id, rows, columns, labels }) {
  const fills = [sky, `url(#${id}-money)`, blue]
  const head = key(left, 14, fills.map((fill, i) => ({ fill, words: columns[i + 1] })), split - left + 60)
  const top = head.below + 24
  const at = rowsOf(rows, left - 14, 32, top, true)
  const bottom = at[at.length - 1].y + at[at.length - 1].height
  const sum = (row) => row.slice(1, 4).reduce((all, cell) => all + (cell.value ?? 0), 0)
  const x = scaleLinear([0, Math.max(...rows.map(sum), 1e-9)], [0, split - left - 60])
  const people = scaleLinear([0, Math.max(...rows.map((row) => row[4].value ?? 0), 1e-9)], [0, width - split - 74])
  const body = [
    head.body,
    label(left, top - 8, labels.waiting, { 'font-size': small, 'font-weight': 700 }),
    label(split, top - 8, labels.entitled, { 'font-size': small, 'font-weight': 700 }),
  ]
  rows.forEach((row, r) => {
    const middle = at[r].middle
    body.push(stripe(at[r], r), block(6, middle, plain(row[0].pieces), left - 14, r === 0 ? { 'font-weight': 700 } : {}))
    let from = left
    row.slice(1, 4).forEach((cell, i) => {
      const wide = x(cell.value ?? 0)
      if (wide > 0.2) body.push(part(from, middle - 10, wide, 20, cell, fills[i]))
      from += wide
    })
    const wide = people(row[4].value ?? 0)
    body.push(el('rect', { x: split, y: middle - 10, width: wide, height: 20, fill: vermilion }))
    body.push(label(split + wide + 6, middle, row[4].pieces, { 'dominant-baseline': 'central', 'font-weight': 600 }))
  })
  body.push(el('line', { x1: left, x2: left, y1: top, y2: bottom, stroke: soft }), el('line', { x1: split, x2: split, y1: top, y2: bottom, stroke: soft }))
  return { height: bottom + 6, body, defs: hatch(`${id}-money`, orange, '#fdf1d3') }
}

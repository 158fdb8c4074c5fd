import { scaleLinear } from 'd3-scale'
import { part, rowsOf, stripe } from './bars.mjs'
import { block, el, hatch, key, label, numbers, plain, tick } from './svg.mjs'
import { blue, line, sky, small, soft, width } from './theme.mjs'

const left = 176

/** What of a stream is fixed at the opening, what the year adds, and what is left. */
export function fixedAndFree({ id, rows, columns, labels }, language) {
  const number = numbers(language)
  const fills = [blue, sky, `url(#${id}-free)`]
  const head = key(left, 14, fills.map((fill, i) => ({ fill, words: columns[i + 1] })), width - left)
  const at = rowsOf(rows, left - 14, 34, head.below + 26)
  const bottom = at[at.length - 1].y + at[at.length - 1].height
  const most = Math.max(...rows.map((row) => row.slice(1).reduce((sum, cell) => sum + Math.max(0, cell.value ?? 0), 0)), 1)
  const x = scaleLinear([0, most / 1000], [left, width - 26])
  const body = [head.body, label(width - 8, head.below + 10, labels.axis, { 'text-anchor': 'end', 'font-size': small, fill: soft })]
  rows.forEach((row, r) => body.push(stripe(at[r], r)))
  x.ticks(5).forEach((value) => {
    body.push(el('line', { x1: x(value), x2: x(value), y1: at[0].y, y2: bottom, stroke: line }))
    body.push(tick(x(value), bottom + 16, number(value), { 'text-anchor': 'middle' }))
  })
  rows.forEach((row, r) => {
    body.push(block(6, at[r].middle, plain(row[0].pieces), left - 14))
    let from = left
    row.slice(1).forEach((cell, i) => {
      const wide = x(Math.max(0, cell.value ?? 0) / 1000) - left
      body.push(part(from, at[r].middle - 11, wide, 22, cell, fills[i]))
      from += wide
    })
  })
  return { height: bottom + 24, body, defs: hatch(`${id}-free`, '#9fb6c6', '#f3f7fa') }
}

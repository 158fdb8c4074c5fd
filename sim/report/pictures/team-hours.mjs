import { scaleLinear } from 'd3-scale'
import { part, rowsOf, stripe } from './bars.mjs'
import { block, el, key, label, lines, plain } from './svg.mjs'
import { green, kinds, line, paper, small, soft, width } from './theme.mjs'

const left = 176
const split = 470

/** Where the hours of the team go, and which planned work in the area is not reached. */
export function teamHours({ rows, columns, labels }) {
  const fills = [...kinds.slice(0, 6), '#dfe3e8']
  const head = key(left, 14, fills.map((fill, i) => ({ fill, words: columns[i + 1] })), split - left - 20)
  const room = (width - split) / 4
  const top = Math.max(head.below + 26, 92)
  const at = rowsOf(rows, left - 14, 34, top, true)
  const bottom = at[at.length - 1].y + at[at.length - 1].height
  const sum = (row) => row.slice(1, 8).reduce((all, cell) => all + Math.max(0, cell.value ?? 0), 0)
  const x = scaleLinear([0, Math.max(...rows.map(sum), 1e-9)], [0, split - left - 24])
  const body = [
    head.body,
    label(left, top - 8, labels.axis, { 'font-size': small, 'font-weight': 700 }),
    label(split, 14, labels.tasks, { 'font-size': small, 'font-weight': 700 }),
  ]
  columns.slice(8, 12).forEach((words, i) => {
    lines(plain(words), room - 2, 10, 3).forEach((one, n, all) => body.push(label(split + i * room, top - 8 - (all.length - 1 - n) * 12, one, { 'font-size': 10.5, fill: soft })))
  })
  rows.forEach((row, r) => {
    const middle = at[r].middle
    body.push(stripe(at[r], r), block(6, middle, plain(row[0].pieces), left - 14, r === 0 ? { 'font-weight': 700 } : {}))
    let from = left
    row.slice(1, 8).forEach((cell, i) => {
      const wide = x(Math.max(0, cell.value ?? 0))
      body.push(part(from, middle - 11, wide, 22, cell, fills[i]))
      from += wide
    })
    row.slice(8, 12).forEach((cell, i) => {
      const x0 = split + i * room
      const full = room - 12
      body.push(el('rect', { x: x0, y: middle + 4, width: full, height: 6, fill: paper, stroke: line }))
      if (cell.value !== null) body.push(el('rect', { x: x0, y: middle + 4, width: full * Math.min(1, cell.value), height: 6, fill: green }))
      body.push(label(x0, middle - 1, cell.pieces, { 'font-size': small, 'font-weight': 600 }))
    })
  })
  return { height: bottom + 6, body }
}

import { el, key, label } from './svg.mjs'
import { blue, faint, ink, line, small, vermilion, width } from './theme.mjs'

const left = 150

/** Of the years with least free money at a date, and of those with most: how many ran short. */
export function signposts({ rows, columns }) {
  const head = key(left, 14, [
    { fill: vermilion, words: columns[1] },
    { fill: blue, words: columns[2] },
  ], width - left)
  const room = width - left - 110
  const body = [head.body]
  let y = head.below + 12
  rows.forEach((row) => {
    body.push(label(6, y + 28, row[0].pieces, { 'dominant-baseline': 'central', 'font-weight': 700 }))
    ;[[row[1], vermilion], [row[2], blue]].forEach(([cell, fill], i) => {
      const at = y + i * 28
      body.push(el('rect', { x: left, y: at + 4, width: room, height: 20, fill: faint, stroke: line }))
      body.push(el('rect', { x: left, y: at + 4, width: room * cell.value, height: 20, fill }))
      if (cell.low !== null) body.push(el('line', { x1: left + room * Math.max(0, cell.low), x2: left + room * Math.min(1, cell.high), y1: at + 14, y2: at + 14, stroke: ink, 'stroke-width': 1.5 }))
      body.push(label(left + room + 8, at + 14, cell.pieces, { 'dominant-baseline': 'central', 'font-size': small, 'font-weight': 600, fill: ink }))
    })
    y += 72
  })
  return { height: y + 8, body }
}

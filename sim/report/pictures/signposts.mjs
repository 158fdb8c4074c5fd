import { el, key, label } from './svg.mjs'
import { blue, faint, ink, line, small, soft, vermilion, width } from './theme.mjs'

const left = 150

/** Of the years with least free money at a date, and of those with most: how many ran short. */
export function signposts({ rows, columns }) {
  const head = key(left, 14, [
    { fill: vermilion, words: columns[2] },
    { fill: blue, words: columns[3] },
  ], width - left)
  const room = width - left - 110
  const body = [head.body]
  let y = head.below + 12
  rows.forEach((row) => {
    const years = row[1].value
    body.push(label(6, y + 28, row[0].pieces, { 'dominant-baseline': 'central', 'font-weight': 700 }))
    ;[[row[2], vermilion], [row[3], blue]].forEach(([cell, fill], i) => {
      const at = y + i * 28
      body.push(el('rect', { x: left, y: at + 4, width: room, height: 20, fill: faint, stroke: line }))
      body.push(el('rect', { x: left, y: at + 4, width: (room * cell.value) / years, height: 20, fill }))
      body.push(label(left + room + 8, at + 14, [...cell.pieces, { text: ' / ' }, ...row[1].pieces], { 'dominant-baseline': 'central', 'font-size': small, 'font-weight': 600, fill: ink }))
    })
    y += 72
  })
  body.push(label(left, y - 2, columns[1], { 'font-size': small, fill: soft }))
  return { height: y + 8, body }
}

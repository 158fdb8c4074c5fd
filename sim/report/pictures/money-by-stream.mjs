import { scaleLinear } from 'd3-scale'
import { rowsOf, stripe } from './bars.mjs'
import { block, el, hatch, key, label, numbers, plain, tick } from './svg.mjs'
import { blue, ink, line, orange, sky, small, soft, vermilion, width } from './theme.mjs'

const left = 176

/** Money left over to the right, money short to the left, on one scale per stream. */
export function moneyByStream({ id, rows, columns, labels }, language) {
  const number = numbers(language)
  const head = key(left, 14, [
    { fill: vermilion, words: columns[2] },
    { fill: `url(#${id}-waiting)`, words: columns[3] },
    { fill: blue, words: columns[1] },
    { fill: `url(#${id}-stranded)`, words: columns[4] },
  ], width - left)
  const at = rowsOf(rows, left - 14, 36, head.below + 22)
  const bottom = at[at.length - 1].y + at[at.length - 1].height
  const value = (cell) => Math.max(0, cell.value ?? 0) / 1000
  const short = Math.max(...rows.map((row) => value(row[2]) + value(row[3])), 1)
  const much = Math.max(...rows.map((row) => value(row[1])), 1)
  const room = width - left - 120
  const x = scaleLinear([-short, much], [left + 60, left + 60 + room])
  const body = [head.body, label(width - 4, head.below + 8, labels.axis, { 'text-anchor': 'end', 'font-size': small, fill: soft })]
  rows.forEach((row, r) => body.push(stripe(at[r], r)))
  x.ticks(5).forEach((v) => {
    body.push(el('line', { x1: x(v), x2: x(v), y1: at[0].y, y2: bottom, stroke: v === 0 ? ink : line, 'stroke-width': v === 0 ? 1.3 : 0.8 }))
    body.push(tick(x(v), bottom + 16, number(Math.abs(v)), { 'text-anchor': 'middle' }))
  })
  rows.forEach((row, r) => {
    const middle = at[r].middle
    const [free, overrun, waiting, stranded] = [row[1], row[2], row[3], row[4]].map(value)
    body.push(block(6, middle, plain(row[0].pieces), left - 14))
    body.push(el('rect', { x: x(0), y: middle - 10, width: x(free) - x(0), height: 20, fill: blue }))
    // Of the free money, what others would need: at the far end, where it would leave.
    if (stranded > 0) body.push(el('rect', { x: x(Math.max(0, free - stranded)), y: middle - 10, width: x(Math.min(free, stranded)) - x(0), height: 20, fill: `url(#${id}-stranded)`, stroke: blue, 'stroke-width': 0.8 }))
    body.push(el('rect', { x: x(-overrun), y: middle - 10, width: x(0) - x(-overrun), height: 20, fill: vermilion }))
    body.push(el('rect', { x: x(-overrun - waiting), y: middle - 10, width: x(0) - x(-waiting), height: 20, fill: `url(#${id}-waiting)` }))
    body.push(label(x(free) + 6, middle, row[1].pieces, { 'dominant-baseline': 'central', 'font-size': small, 'font-weight': 600 }))
    if (overrun > 0) body.push(label(x(-overrun - waiting) - 6, middle, row[2].pieces, { 'text-anchor': 'end', 'dominant-baseline': 'central', 'font-size': small, fill: '#a84a00', 'font-weight': 600 }))
  })
  return { height: bottom + 24, body, defs: hatch(`${id}-waiting`, orange, '#fdf1d3') + hatch(`${id}-stranded`, '#004b75', sky) }
}

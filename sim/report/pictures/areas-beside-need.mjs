import { scaleLinear } from 'd3-scale'
import { el, label, name, numbers, over, plain, tick } from './svg.mjs'
import { blue, line, small, soft, width } from './theme.mjs'

/** Money per household beside needs per household: on the line an area gets as much per need as all together. */
export function areasBesideNeed({ rows, labels }, language) {
  const number = numbers(language)
  const [left, right, top, bottom] = [70, width - 110, 30, 340]
  const xs = rows.map((row) => row[1].value ?? 0)
  const ys = rows.map((row) => row[2].value ?? 0)
  const x = scaleLinear([0, Math.max(...xs) * 1.1 || 1], [left, right])
  const y = scaleLinear([0, Math.max(...ys) * 1.12 || 1], [bottom, top]).nice()
  const slope = ys.reduce((a, b) => a + b, 0) / (xs.reduce((a, b) => a + b, 0) || 1)
  const body = []
  y.ticks(5).forEach((v) => body.push(el('line', { x1: left, x2: right, y1: y(v), y2: y(v), stroke: line }), tick(left - 8, y(v), number(v), { 'text-anchor': 'end', 'dominant-baseline': 'central' })))
  x.ticks(6).forEach((v) => body.push(tick(x(v), bottom + 18, number(v), { 'text-anchor': 'middle' })))
  const end = Math.min(x.domain()[1], y.domain()[1] / (slope || 1))
  body.push(el('line', { x1: x(0), y1: y(0), x2: x(end), y2: y(slope * end), stroke: soft, 'stroke-width': 1.4, 'stroke-dasharray': '5 4' }))
  // Names keep a line of their own, however near their points lie.
  let below = Infinity
  const places = new Map([...rows].sort((a, b) => (a[2].value ?? 0) - (b[2].value ?? 0)).map((row) => {
    below = Math.min(y(row[2].value ?? 0), below - 14)
    return [row, below]
  }))
  rows.forEach((row) => {
    const [cx, cy] = [x(row[1].value ?? 0), y(row[2].value ?? 0)]
    body.push(el('line', { x1: cx, x2: cx, y1: y(row[2].low ?? row[2].value), y2: y(row[2].high ?? row[2].value), stroke: blue, 'stroke-width': 2 }))
    body.push(el('circle', { cx, cy, r: 6, fill: blue, stroke: 'white' }))
    body.push(name(cx + 10, places.get(row), plain(row[0].pieces), { 'dominant-baseline': 'central', 'font-size': small, ...over }))
  })
  body.push(label(right, bottom + 38, labels.x, { 'text-anchor': 'end', 'font-size': small, fill: soft }), label(left - 60, 14, labels.y, { 'font-size': small, fill: soft }))
  return { height: bottom + 46, body }
}

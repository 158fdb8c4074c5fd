import { scaleLinear } from 'd3-scale'
import { rowsOf, stripe } from './bars.mjs'
import { block, diamond, el, key, label, plain, tick } from './svg.mjs'
import { blue, line, small, soft, vermilion, width } from './theme.mjs'

const left = 196
const right = width - 156

/** The share within the legal term: the inquiry and the decision, per provision. */
export function legalTerms({ rows, columns }) {
  const head = key(left, 14, [
    { fill: blue, words: columns[1], shape: 'dot' },
    { fill: vermilion, words: columns[2], shape: 'diamond' },
  ], width - left)
  const at = rowsOf(rows, left - 14, 30, head.below + 24)
  const bottom = at[at.length - 1].y + at[at.length - 1].height
  const x = scaleLinear([0, 1], [left + 8, right])
  const body = [head.body]
  rows.forEach((row, r) => body.push(stripe(at[r], r)))
  for (const value of [0, 0.25, 0.5, 0.75, 1]) {
    body.push(el('line', { x1: x(value), x2: x(value), y1: at[0].y, y2: bottom, stroke: line }))
    body.push(tick(x(value), at[0].y - 7, `${value * 100}%`, { 'text-anchor': 'middle' }))
  }
  body.push(label(right + 34, at[0].y - 7, plain(columns[1]).split(' ')[0], { 'font-size': 10.5, fill: soft }))
  body.push(label(right + 106, at[0].y - 7, plain(columns[2]).split(' ')[0], { 'font-size': 10.5, fill: soft }))
  rows.forEach((row, r) => {
    const middle = at[r].middle
    body.push(block(6, middle, plain(row[0].pieces), left - 14))
    const [inquiry, decision] = [row[1], row[2]]
    if (inquiry.value !== null && decision.value !== null) body.push(el('line', { x1: x(inquiry.value), x2: x(decision.value), y1: middle, y2: middle, stroke: soft, 'stroke-width': 1.4 }))
    if (decision.value !== null) body.push(diamond(x(decision.value), middle, 6, { fill: vermilion }))
    if (inquiry.value !== null) body.push(el('circle', { cx: x(inquiry.value), cy: middle, r: 5, fill: blue }))
    body.push(label(right + 34, middle, inquiry.pieces, { 'dominant-baseline': 'central', 'font-size': small, fill: blue, 'font-weight': 600 }))
    body.push(label(right + 106, middle, decision.pieces, { 'dominant-baseline': 'central', 'font-size': small, fill: '#a84a00', 'font-weight': 600 }))
  })
  return { height: bottom + 6, body }
}

import { block, el, label, lines, plain } from './svg.mjs'
import { blue, faint, line, small, soft, vermilion, width } from './theme.mjs'

const left = 196
const monthWidth = 30
const neverLeft = left + 12 * monthWidth + 22
// Where one month holds many, the dots are smaller, so that a page holds a dozen scenarios.
const roomy = { perRow: 3, step: 9.4, radius: 4.1 }
const dense = { perRow: 5, step: 5.7, radius: 2.5 }
const many = 24

/** A dot for every fiftieth part of the years, in the month in which money was first too little. */
export function dayMoneyGone({ rows, labels }) {
  const top = 40
  const { perRow, step, radius } = Math.max(...rows.flatMap((row) => row.slice(1, 13).map((cell) => cell.value))) > many ? dense : roomy
  const neverPerRow = Math.floor((width - neverLeft) / step)
  const body = []
  labels.months.forEach((month, i) => {
    body.push(label(left + (i + 0.5) * monthWidth, top - 12, month, { 'text-anchor': 'middle', 'font-size': small, fill: soft }))
  })
  lines(labels.never, width - neverLeft, small, 2).forEach((one, i, all) => {
    body.push(label(neverLeft, top - 12 - (all.length - 1 - i) * 14, one, { 'font-size': small, fill: soft, 'font-weight': 600 }))
  })
  let y = top
  for (const row of rows) {
    const name = plain(row[0].pieces)
    const counts = row.slice(1).map((cell) => cell.value)
    const months = counts.slice(0, 12)
    const never = counts[12]
    const tall = Math.max(...months.map((n) => Math.ceil(n / perRow)), Math.ceil(never / neverPerRow))
    const names = lines(name, left - 16, undefined, 3, rows.indexOf(row) === 0).length
    const height = Math.max(tall * step + 12, names * 16 + 10, 34)
    const floor = y + height - 7
    body.push(el('rect', { x: 0, y, width, height, fill: rows.indexOf(row) % 2 ? 'none' : faint, opacity: 0.6 }))
    for (let m = 0; m <= 12; m += 1) body.push(el('line', { x1: left + m * monthWidth, x2: left + m * monthWidth, y1: y, y2: y + height, stroke: line, 'stroke-width': m % 3 ? 0.5 : 1 }))
    body.push(block(0 + 6, y + height / 2, name, left - 16, rows.indexOf(row) === 0 ? { 'font-weight': 700 } : {}))
    months.forEach((count, m) => {
      for (let i = 0; i < count; i += 1) {
        const inRow = Math.min(perRow, count - Math.floor(i / perRow) * perRow)
        const x = left + (m + 0.5) * monthWidth + ((i % perRow) - (inRow - 1) / 2) * step
        body.push(el('circle', { cx: x, cy: floor - radius - Math.floor(i / perRow) * step, r: radius, fill: vermilion }))
      }
    })
    for (let i = 0; i < never; i += 1) {
      body.push(el('circle', { cx: neverLeft + radius + (i % neverPerRow) * step, cy: floor - radius - Math.floor(i / neverPerRow) * step, r: radius - 0.6, fill: 'white', stroke: blue, 'stroke-width': 1.6 }))
    }
    y += height
  }
  body.push(el('line', { x1: 0, x2: width, y1: y, y2: y, stroke: line }))
  body.push(label(left, y + 20, labels.dot, { 'font-size': small, fill: soft }))
  body.push(el('circle', { cx: left - 9, cy: y + 16, r: radius, fill: vermilion }))
  return { height: y + 30, body }
}

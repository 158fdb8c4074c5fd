import { scaleLinear } from 'd3-scale'
import { block, diamond, el, key, label, lines, numbers, plain, tick } from './svg.mjs'
import { blue, faint, grey, ink, line, paper, small, soft, vermilion, width } from './theme.mjs'

const left = 190
const gap = 16

const colour = { better: blue, worse: vermilion, higher: ink, lower: ink }

/** Paired differences with the situation now: a point and its interval per scenario, a panel per measure. */
export function differences({ rows, labels }, language) {
  const number = numbers(language)
  const count = labels.heads.length
  const room = (width - left - gap * count) / count
  const head = key(left + gap, 14, [
    { fill: blue, words: labels.verdicts.better, shape: 'dot' },
    { fill: vermilion, words: labels.verdicts.worse, shape: 'diamond' },
    { fill: paper, words: labels.verdicts.no_difference, shape: 'dot' },
  ], width - left - gap)
  const body = [head.body]
  const top = head.below + 74
  const heights = rows.map((row) => Math.max(30, lines(plain(row[0].pieces), left - 10).length * 16 + 10))
  const bottom = top + heights.reduce((a, b) => a + b, 0)
  let y = top
  rows.forEach((row, r) => {
    body.push(el('rect', { x: 0, y, width, height: heights[r], fill: r % 2 ? 'none' : faint, opacity: 0.6 }))
    body.push(block(6, y + heights[r] / 2, plain(row[0].pieces), left - 10))
    y += heights[r]
  })
  for (let panel = 0; panel < count; panel += 1) {
    const x0 = left + gap * (panel + 1) + room * panel
    const times = labels.times[panel]
    const cells = rows.map((row) => row[panel + 1])
    const ends = cells.flatMap((cell) => [cell.low, cell.high]).filter((v) => v !== null && Number.isFinite(v)).map((v) => v / times)
    let low = Math.min(0, ...ends)
    let high = Math.max(0, ...ends)
    if (low === high) [low, high] = [-1, 1]
    const pad = (high - low) * 0.08
    const x = scaleLinear([low - pad, high + pad], [x0, x0 + room])
    lines(plain(labels.heads[panel]), room - 4, 12, 3, true).forEach((one, i, all) => {
      body.push(label(x0, top - 38 - (all.length - 1 - i) * 14, one, { 'font-weight': 700, 'font-size': 12 }))
    })
    body.push(label(x0, top - 24, labels.units[panel], { 'font-size': 10.5, fill: soft }))
    x.ticks(3).forEach((value) => {
      body.push(el('line', { x1: x(value), x2: x(value), y1: top, y2: bottom, stroke: value === 0 ? ink : line, 'stroke-width': value === 0 ? 1.2 : 0.7 }))
      body.push(tick(x(value), top - 7, (value > 0 ? '+' : '') + number(value), { 'text-anchor': 'middle', 'font-size': 10.5 }))
    })
    let at = top
    cells.forEach((cell, r) => {
      const middle = at + heights[r] / 2
      at += heights[r]
      if (cell.mark === 'identical') {
        body.push(el('text', { x: x(0), y: middle, 'text-anchor': 'middle', 'dominant-baseline': 'central', fill: soft, stroke: paper, 'stroke-width': 3, 'paint-order': 'stroke' }, '='))
        return
      }
      if (cell.value === null) return
      const shown = colour[cell.mark]
      const stroke = shown ?? grey
      if (cell.low !== null) body.push(el('line', { x1: x(cell.low / times), x2: x(cell.high / times), y1: middle, y2: middle, stroke, 'stroke-width': 2.2, 'stroke-linecap': 'round' }))
      const cx = x(cell.value / times)
      body.push(cell.mark === 'worse' ? diamond(cx, middle, 5.6, { fill: stroke }) : el('circle', { cx, cy: middle, r: 4.6, fill: shown ? stroke : paper, stroke, 'stroke-width': 1.8 }))
    })
  }
  body.push(el('line', { x1: 0, x2: width, y1: bottom, y2: bottom, stroke: line }))
  return { height: bottom + 6, body }
}

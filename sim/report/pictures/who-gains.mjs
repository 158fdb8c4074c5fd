import { rowsOf, stripe } from './bars.mjs'
import { block, el, key, label, lines, name, plain } from './svg.mjs'
import { blue, ink, paper, small, soft, vermilion, width } from './theme.mjs'

const left = 190

/** Per scenario and field of life: fewer or more households with a serious need than now. */
export function whoGains({ rows, columns, labels }) {
  const fields = columns.slice(1)
  const room = (width - left) / fields.length
  const top = 78
  const at = rowsOf(rows, left - 14, 34, top)
  const bottom = at[at.length - 1].y + at[at.length - 1].height
  const most = Math.max(...rows.flatMap((row) => row.slice(1).map((cell) => cell.mark === 'better' || cell.mark === 'worse' ? Math.abs(cell.value) : 0)), 1e-9)
  const body = [key(left, 14, [
    { fill: blue, words: `− ${labels.verdicts.better}`, shape: 'dot' },
    { fill: vermilion, words: `+ ${labels.verdicts.worse}`, shape: 'dot' },
    { fill: paper, words: `≈ ${labels.verdicts.no_difference}`, shape: 'dot' },
  ], width - left).body]
  fields.forEach((words, i) => {
    const made = lines(plain(words), room - 8, small, 3)
    made.forEach((one, n) => body.push(name(left + (i + 0.5) * room, top - 8 - (made.length - 1 - n) * 13, one, { 'text-anchor': 'middle', 'font-size': small, fill: soft })))
  })
  rows.forEach((row, r) => {
    const middle = at[r].middle
    body.push(stripe(at[r], r), block(6, middle, plain(row[0].pieces), left - 14))
    row.slice(1).forEach((cell, i) => {
      const x = left + (i + 0.5) * room
      if (cell.mark === 'identical' || cell.mark === 'no_difference') {
        body.push(label(x, middle, cell.mark === 'identical' ? '=' : '≈', { 'text-anchor': 'middle', 'dominant-baseline': 'central', fill: soft }))
        return
      }
      const radius = 4 + 8 * Math.sqrt(Math.abs(cell.value) / most)
      body.push(el('circle', { cx: x - 18, cy: middle, r: radius, fill: cell.mark === 'better' ? blue : vermilion }))
      body.push(label(x - 2, middle, cell.pieces, { 'dominant-baseline': 'central', 'font-size': small, 'font-weight': 600, fill: ink }))
    })
  })
  body.push(el('line', { x1: 0, x2: width, y1: bottom, y2: bottom, stroke: '#d5dae1' }))
  return { height: bottom + 6, body }
}

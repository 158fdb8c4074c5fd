import { scaleLinear } from 'd3-scale'
import { el, hatch, key, label, lines, name, over, plain } from './svg.mjs'
import { blue, ink, line, sky, small, soft, vermilion, width } from './theme.mjs'

/** Per scenario: what is spent and committed under the ceiling at the end of every month of an average year, and
 * overrun below it on its own scale, beside the households that went without. */
export function throughTheYear({ id, rows, labels }) {
  const scenarios = []
  for (let i = 0; i < rows.length; i += 12) scenarios.push(rows.slice(i, i + 12))
  const across = scenarios.length === 1 ? 1 : scenarios.length === 2 || scenarios.length === 4 ? 2 : 3
  const gap = 26
  const wide = (width - gap * (across - 1)) / across
  const tallArea = across === 1 ? 170 : 90
  const tallOver = across === 1 ? 60 : 30
  const head = key(0, 14, [
    { fill: blue, words: labels.spent },
    { fill: `url(#${id}-committed)`, words: labels.committed },
    { fill: vermilion, words: labels.overrun },
  ])
  const names = scenarios.map((one) => lines(plain(one[0][0].pieces), wide, 12.5, 3, true))
  const nameRoom = Math.max(...names.map((one) => one.length)) * 16
  const panelHeight = nameRoom + 18 + tallArea + 20 + tallOver + 62
  const most = Math.max(...labels.ceilings.map((c) => c.value), ...rows.map((row) => (row[2].value ?? 0) + (row[3].value ?? 0)), 1)
  const overMost = Math.max(...rows.map((row) => row[4].value ?? 0), 1)
  const body = [head.body, label(width, 14, labels.axis, { 'text-anchor': 'end', 'font-size': small, fill: soft })]
  scenarios.forEach((months, s) => {
    const x0 = (s % across) * (wide + gap)
    const y0 = head.below + 20 + Math.floor(s / across) * panelHeight
    names[s].forEach((one, i) => body.push(name(x0, y0 + i * 16, one, { 'font-weight': 700, 'font-size': 12.5 })))
    const top = y0 + nameRoom + 8
    const y = scaleLinear([0, most * 1.04], [top + tallArea, top])
    const overTop = top + tallArea + 18
    const tall = scaleLinear([0, overMost], [0, tallOver])
    const bar = wide / 12
    months.forEach((row, m) => {
      const [spent, committed, overrun] = [row[2], row[3], row[4]].map((cell) => Math.max(0, cell.value ?? 0))
      const x = x0 + m * bar + 1
      body.push(el('rect', { x, y: y(spent), width: bar - 2, height: y(0) - y(spent), fill: blue }))
      body.push(el('rect', { x, y: y(spent + committed), width: bar - 2, height: y(spent) - y(spent + committed), fill: `url(#${id}-committed)`, stroke: sky, 'stroke-width': 0.5 }))
      if (tall(overrun) > 0.15) body.push(el('rect', { x, y: overTop, width: bar - 2, height: tall(overrun), fill: vermilion }))
      body.push(label(x + bar / 2 - 1, top + tallArea + 13, labels.months[m], { 'text-anchor': 'middle', 'font-size': 9.5, fill: soft }))
    })
    const ceiling = labels.ceilings[s]
    body.push(el('line', { x1: x0, x2: x0 + wide, y1: y(ceiling.value), y2: y(ceiling.value), stroke: ink, 'stroke-width': 1.6, 'stroke-dasharray': '5 3' }))
    body.push(label(x0, y(ceiling.value) + 14, [{ text: `${labels.ceiling} ` }, ...ceiling.pieces], { 'font-size': small, ...over }))
    body.push(el('line', { x1: x0, x2: x0 + wide, y1: overTop, y2: overTop, stroke: line }))
    const foot = overTop + tallOver + 15
    body.push(label(x0, foot, [{ text: `${labels.overrunWord} ` }, ...labels.overruns[s]], { 'font-size': small, fill: '#a84a00', 'font-weight': 600 }))
    body.push(label(x0, foot + 16, [{ text: `${labels.withoutWord} ` }, ...labels.people[s]], { 'font-size': small, 'font-weight': 600 }))
  })
  return { height: head.below + Math.ceil(scenarios.length / across) * panelHeight, body, defs: hatch(`${id}-committed`, sky, '#eaf5fc') }
}

import { scaleLinear } from 'd3-scale'
import { el, hatch, key, label, lines, name, numbers, plain, tick } from './svg.mjs'
import { blue, grey, ink, line, paper, small, sky, soft, vermilion, width } from './theme.mjs'

/** Costs of every year beside those of now, per scenario, with the part of the team apart. */
export function nowAndLater({ id, rows, columns, labels }, language) {
  const number = numbers(language)
  const scenarios = []
  for (const row of rows) {
    const scenario = plain(row[0].pieces)
    if (!scenarios.length || scenarios[scenarios.length - 1].name !== scenario || row[1].value <= scenarios[scenarios.length - 1].rows.at(-1)[1].value) scenarios.push({ name: scenario, rows: [] })
    scenarios[scenarios.length - 1].rows.push(row)
  }
  const across = Math.min(3, scenarios.length)
  const gap = 34
  const wide = (width - gap * across) / across
  const tall = 110
  const nameRoom = Math.max(...scenarios.map((one) => lines(one.name, wide - 10, 12.5, 3, true).length)) * 16 + 32
  const panel = nameRoom + tall + 58
  const head = key(0, 14, [
    { fill: vermilion, words: labels.more },
    { fill: blue, words: labels.less },
    { fill: `url(#${id}-team)`, words: columns[3] },
    { fill: '#c9d0d8', words: labels.kept },
  ])
  const ends = rows.flatMap((row) => [row[2].low, row[2].high, row[2].value, row[3].value]).filter((v) => v !== null && Number.isFinite(v)).map((v) => v / 1000)
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  const body = [head.body]
  scenarios.forEach((one, s) => {
    const x0 = gap + (s % across) * (wide + gap)
    const y0 = head.below + 18 + Math.floor(s / across) * panel
    lines(one.name, wide - 10, 12.5, 3, true).forEach((words, i) => body.push(name(x0, y0 + i * 16, words, { 'font-weight': 700, 'font-size': 12.5 })))
    const summed = one.rows.at(-1)[6]
    const said = summed.mark === 'no_difference' ? [{ text: '≈' }] : summed.mark === 'identical' ? [{ text: '=' }] : summed.pieces
    body.push(label(x0, y0 + nameRoom - 32, labels.summed, { 'font-size': small, fill: soft }), label(x0, y0 + nameRoom - 17, said, { 'font-size': small, fill: soft }))
    const top = y0 + nameRoom + 4
    const y = scaleLinear([low, high === low ? 1 : high], [top + tall, top])
    y.ticks(4).forEach((value) => {
      body.push(el('line', { x1: x0, x2: x0 + wide, y1: y(value), y2: y(value), stroke: value === 0 ? ink : line, 'stroke-width': value === 0 ? 1.2 : 0.7 }))
      body.push(tick(x0 - 5, y(value), (value > 0 ? '+' : '') + number(value), { 'text-anchor': 'end', 'dominant-baseline': 'central', 'font-size': 9.5 }))
    })
    const step = wide / one.rows.length
    one.rows.forEach((row, i) => {
      const x = x0 + (i + 0.5) * step
      const cost = (row[2].value ?? 0) / 1000
      const team = (row[3].value ?? 0) / 1000
      const bar = Math.min(18, step * 0.46)
      const from = x - bar * 0.5 - (team ? 4 : 0)
      const fill = row[2].mark === 'higher' ? vermilion : row[2].mark === 'lower' ? blue : grey
      if (cost && row[2].mark !== 'identical') {
        body.push(el('rect', { x: from, y: Math.min(y(0), y(cost)), width: bar, height: Math.abs(y(cost) - y(0)), fill, 'fill-opacity': row[2].mark === 'no_difference' ? 0.4 : 1 }))
        // What is not cashable is light: from the end of the cashable part to the end of the bar.
        const cashable = Math.max(0, Math.min(1, (row[5].value ?? 0) / 1000 / cost))
        if (cashable < 0.995) body.push(el('rect', { x: from, y: Math.min(y(cost * cashable), y(cost)), width: bar, height: Math.abs(y(cost) - y(cost * cashable)), fill: paper, 'fill-opacity': 0.72, stroke: fill, 'stroke-width': 0.8 }))
        body.push(el('line', { x1: from + bar / 2, x2: from + bar / 2, y1: y(row[2].low / 1000), y2: y(row[2].high / 1000), stroke: ink, 'stroke-width': 1.3 }))
      }
      if (team) body.push(el('rect', { x: from + bar + 2, y: Math.min(y(0), y(team)), width: 8, height: Math.abs(y(team) - y(0)), fill: `url(#${id}-team)`, stroke: soft, 'stroke-width': 0.7 }))
      if (row[2].mark === 'identical') body.push(label(x, y(0) - 5, '=', { 'text-anchor': 'middle', fill: soft, 'font-size': small }))
      body.push(label(x, top + tall + 16, row[1].pieces, { 'text-anchor': 'middle', 'font-size': 9.5, fill: soft }))
    })
  })
  return { height: head.below + 8 + Math.ceil(scenarios.length / across) * panel, body, defs: hatch(`${id}-team`, '#5d6878', '#f3f5f8') }
}

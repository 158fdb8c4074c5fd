import { sankey, sankeyLinkHorizontal } from 'd3-sankey'
import { el, hatch, key, label, over, plain } from './svg.mjs'
import { blue, green, grey, ink, orange, purple, sky, small, soft, vermilion, width } from './theme.mjs'

const order = ['outside', 'no_need', 'unaided', 'waiting', 'informal', 'team', 'specialist']
const colours = { outside: purple, no_need: sky, unaided: grey, waiting: vermilion, informal: orange, team: green, specialist: blue }
const side = 156

/** Where needs come from and where they go: rungs at the left and at the right, in the same order. */
function layout(rows, weight, tall, top) {
  const nodes = []
  const index = new Map()
  const node = (end, cell) => {
    const key = `${end}.${cell.mark}`
    if (!index.has(key)) {
      index.set(key, nodes.length)
      nodes.push({ end, id: cell.mark, name: plain(cell.pieces) })
    }
    return index.get(key)
  }
  const links = rows.map((row) => ({ source: node('from', row[0]), target: node('to', row[1]), value: weight(row[2]), cell: row[2] }))
  const rank = (one) => order.indexOf(one.id)
  return sankey()
    .nodeWidth(14)
    .nodePadding(20)
    .extent([[side, top], [width - side, top + tall]])
    .nodeAlign((one) => (one.end === 'from' ? 0 : 1))
    .nodeSort((a, b) => rank(a) - rank(b))
    .linkSort((a, b) => rank(a.source) - rank(b.source) || rank(a.target) - rank(b.target))({ nodes, links })
}

const sums = (nodes, add) => nodes.map((one) => {
  const left = one.end === 'from'
  const x = left ? one.x0 - 10 : one.x1 + 10
  return [
    el('rect', { x: one.x0, y: one.y0, width: one.x1 - one.x0, height: Math.max(1.5, one.y1 - one.y0), fill: colours[one.id] ?? grey }),
    label(x, (one.y0 + one.y1) / 2, one.name, { 'text-anchor': left ? 'end' : 'start', 'dominant-baseline': 'central', 'font-weight': 600 }),
    add ? add(one) : '',
  ].join('')
})

// Where on a band its number stands: near its start, so that numbers of bands that cross stay apart.
function numberOn(link, at) {
  const x = link.source.x1 + (link.target.x0 - link.source.x1) * at
  const t = at
  const ease = t * t * (3 - 2 * t)
  return [x, link.y0 + (link.y1 - link.y0) * ease]
}

export function flows({ rows, labels }) {
  const tall = 470
  const top = 34
  const { nodes, links } = layout(rows, (cell) => cell.value, tall, top)
  const body = [
    label(side, 16, labels.before, { fill: soft, 'font-size': small, 'text-anchor': 'end', dx: -10 }),
    label(width - side + 10, 16, labels.after, { fill: soft, 'font-size': small }),
  ]
  for (const one of links) body.push(el('path', { d: sankeyLinkHorizontal()(one), fill: 'none', stroke: colours[one.source.id], 'stroke-opacity': 0.42, 'stroke-width': Math.max(1, one.width) }))
  body.push(...sums(nodes))
  // A band too thin to hold its number stands in the table alone.
  links.filter((one) => one.width >= 7).forEach((one) => {
    const [x, y] = numberOn(one, one.source.y1 - one.source.y0 > 150 ? 0.16 : 0.1)
    body.push(label(x, y, one.cell.pieces, { 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': small, ...over }))
  })
  return { height: top + tall + 14, body }
}

const told = (link) => link.cell.mark === 'higher' || link.cell.mark === 'lower'

export function flowDifferences({ id, rows, labels }) {
  const tall = 430
  const top = 52
  const size = (cell) => (cell.mark === 'higher' || cell.mark === 'lower' ? Math.abs(cell.value) : 0)
  const most = Math.max(...rows.map((row) => size(row[2])), 1e-9)
  const { nodes, links } = layout(rows, (cell) => Math.max(size(cell), most * 0.015), tall, top)
  const fill = { higher: vermilion, lower: `url(#${id}-less)`, no_difference: '#dfe3e8', identical: '#dfe3e8' }
  const head = key(side, 14, [
    { fill: vermilion, words: `+ ${labels.more}` },
    { fill: fill.lower, words: `− ${labels.less}` },
    { fill: '#dfe3e8', words: labels.same },
  ], width - side)
  const body = [head.body]
  const drawn = [...links].sort((a, b) => Number(told(a)) - Number(told(b)))
  // A band with a pattern is a closed shape: a pattern in a stroke turns with the page in print.
  for (const one of drawn) {
    const half = Math.max(0.8, one.width / 2)
    const [x0, x1] = [one.source.x1, one.target.x0]
    const middle = (x0 + x1) / 2
    const d = `M${x0} ${one.y0 - half}C${middle} ${one.y0 - half} ${middle} ${one.y1 - half} ${x1} ${one.y1 - half}L${x1} ${one.y1 + half}C${middle} ${one.y1 + half} ${middle} ${one.y0 + half} ${x0} ${one.y0 + half}Z`
    body.push(el('path', { d, fill: fill[one.cell.mark], 'fill-opacity': told(one) ? 0.85 : 1 }))
  }
  body.push(...sums(nodes.map((one) => ({ ...one, id: one.id }))))
  for (const one of drawn) {
    if (!told(one) || one.width < 7) continue
    const [x, y] = numberOn(one, one.source.y1 - one.source.y0 > 150 ? 0.24 : 0.16)
    body.push(label(x, y, one.cell.pieces, { 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': small, 'font-weight': 700, fill: ink, ...over }))
  }
  return { height: top + tall + 14, body, defs: hatch(`${id}-less`, blue, '#d6eaf7') }
}

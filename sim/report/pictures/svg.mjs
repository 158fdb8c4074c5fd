import { font, ink, lead, paper, size, small, soft, width } from './theme.mjs'

const harmless = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
// eslint-disable-next-line no-control-regex
const escaped = (text) => String(text).replace(/[&<>"']/g, (c) => harmless[c]).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')
const short = (value) => (typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value))

/** An element; children are markup. Attributes without a value are left out. */
export function el(name, attributes, ...children) {
  const list = Object.entries(attributes ?? {})
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([key, value]) => ` ${key}="${short(value)}"`)
    .join('')
  const inside = children.flat(Infinity).filter(Boolean).join('')
  return inside ? `<${name}${list}>${inside}</${name}>` : `<${name}${list}/>`
}

/** The whole drawing: its title and description for who does not see it, then what `draw` made. */
export function drawing(picture, { height, body, defs }) {
  const id = (part) => `${picture.id}-${part}`
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      role: 'img',
      'aria-labelledby': `${id('title')} ${id('desc')}`,
      'font-family': font,
      'font-size': size,
      fill: ink,
    },
    el('title', { id: id('title') }, escaped(picture.title)),
    el('desc', { id: id('desc') }, escaped(picture.description)),
    defs ? el('defs', {}, defs) : '',
    body,
  )
}

// Widths of the letters of a plain sans serif, in thousandths of the size; what is not here is as wide as most.
// Widened to the widest face that stands in for a missing one: what fits there fits everywhere.
const widths = { i: 250, j: 250, l: 250, I: 290, t: 340, f: 310, r: 370, ' ': 290, '.': 290, ',': 290, ':': 300, "'": 230, '‘': 280, '’': 280, '(': 350, ')': 350, '-': 340, m: 900, M: 850, w: 760, W: 950, '%': 920, '+': 740, '−': 740, '×': 740 }
const capital = /[A-HJ-LN-VX-Z]/
export function widthOf(text, at = size, bold = false) {
  let sum = 0
  for (const c of text) sum += widths[c] ?? (capital.test(c) ? 700 : 610)
  return (sum * at * (bold ? 1.17 : 1)) / 1000
}

/** Words over lines no wider than `room`; at most `most` lines, the last cut short with an ellipsis. */
export function lines(text, room, at = size, most = 3, bold = false) {
  const made = []
  let current = ''
  const words = text.split(/\s+/).flatMap((word) => {
    const parts = []
    while (widthOf(word, at, bold) > room && word.length > 4) {
      let n = word.length - 1
      while (n > 3 && widthOf(word.slice(0, n) + '-', at, bold) > room) n -= 1
      parts.push(word.slice(0, n) + '-')
      word = word.slice(n)
    }
    return [...parts, word]
  })
  for (const word of words) {
    const longer = current ? `${current} ${word}` : word
    if (current && widthOf(longer, at, bold) > room) {
      made.push(current)
      current = word
    } else {
      current = longer
    }
  }
  if (current) made.push(current)
  if (made.length <= most) return made
  const kept = made.slice(0, most)
  while (kept[most - 1].length > 1 && widthOf(`${kept[most - 1]}…`, at, bold) > room) kept[most - 1] = kept[most - 1].slice(0, -1)
  kept[most - 1] = `${kept[most - 1].trimEnd()}…`
  return kept
}

export const plain = (pieces) => pieces.map((piece) => piece.text).join('')

// A number keeps the address of its cell; a number of the method and a name of the study say what they are.
const span = (piece) => {
  if (piece.cell) return el('tspan', { 'data-cell': piece.cell, 'data-value': String(piece.value), 'data-times': piece.times === 1 ? undefined : String(piece.times) }, escaped(piece.text))
  if (piece.kind === 'fixed') return el('tspan', { 'data-fixed': '' }, escaped(piece.text))
  if (piece.kind === 'name') return el('tspan', { 'data-name': '' }, escaped(piece.text))
  return escaped(piece.text)
}

/** One line of text from pieces (or of plain words). */
export function label(x, y, pieces, attributes = {}) {
  const inside = typeof pieces === 'string' ? escaped(pieces) : pieces.map(span).join('')
  return el('text', { x, y, ...attributes }, inside)
}

/** A number on an axis: it says where, not what. */
export const tick = (x, y, text, attributes = {}) => el('text', { x, y, 'data-tick': '', 'font-size': small, fill: soft, ...attributes }, escaped(text))

/** A name over several lines, the middle of which stands at `y`. */
export function block(x, y, text, room, attributes = {}, most = 3) {
  const at = attributes['font-size'] ?? size
  const made = lines(text, room, at, most, Boolean(attributes['font-weight']))
  const top = y - ((made.length - 1) * lead * (at / size)) / 2
  return made.map((one, i) => el('text', { x, y: top + i * lead * (at / size), 'dominant-baseline': 'central', 'data-name': '', ...attributes }, escaped(one))).join('')
}

/** Text with a rim of paper, to be read over lines. */
export const over = { stroke: paper, 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' }

/** Slanted lines, so that a colour is told apart without seeing colour. */
export const hatch = (id, colour, ground = paper) =>
  el('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    el('rect', { width: 6, height: 6, fill: ground }), el('rect', { width: 2.6, height: 6, fill: colour }))

/** Numbers as the language writes them, for axes only. */
export function numbers(language) {
  const tag = language === 'nl' ? 'nl-NL' : 'en-GB'
  return (value, digits = 3) => new Intl.NumberFormat(tag, { maximumSignificantDigits: digits, useGrouping: true }).format(value).replace('-', '−')
}

/** A row of swatches with their words (pieces, or plain words): a key that stands above what it explains. Returns
 * markup and the y below. */
export function key(x, y, entries, room = width) {
  let at = x
  let row = y
  const made = []
  const swatch = { 'data-swatch': '' }
  for (const { fill, words, shape } of entries) {
    const need = 18 + widthOf(typeof words === 'string' ? words : plain(words), small) + 14
    if (at + need > x + room && at > x) {
      at = x
      row += 18
    }
    made.push(shape === 'dot' ? el('circle', { cx: at + 6, cy: row - 4, r: 5, fill, stroke: ink, 'stroke-width': 0.6, ...swatch }) : shape === 'diamond' ? diamond(at + 6, row - 4, 5.5, { fill, ...swatch }) : el('rect', { x: at, y: row - 10, width: 12, height: 12, fill, stroke: soft, 'stroke-width': 0.6, ...swatch }))
    made.push(label(at + 18, row, words, { 'font-size': small }))
    at += need
  }
  return { body: made.join(''), below: row + 10 }
}

/** Words of the study on one line. */
export const name = (x, y, words, attributes = {}) => label(x, y, [{ text: words, kind: 'name' }], attributes)

export const diamond = (x, y, r, attributes) => el('path', { d: `M${short(x)} ${short(y - r)}L${short(x + r)} ${short(y)}L${short(x)} ${short(y + r)}L${short(x - r)} ${short(y)}Z`, ...attributes })

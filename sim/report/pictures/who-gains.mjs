import { rowsOf, stripe } from './bars.mjs'
import { block, el, key, label, lines, name, plain } from './svg.mjs'
import { blue, ink, line, paper, small, soft, vermilion, width } from './theme.mjs'

// Where the kind of loss begins, beside the scenario.
const split = 150

/** Per scenario and field: more or less than now, as a dot with its number. `words` of the columns before the
 * fields; a first row without verdicts says how it is now. */
function grid({ rows, columns, labels }, left, words) {
  const fields = columns.slice(words)
  const room = (width - left) / fields.length
  const heads = fields.map((one) => lines(plain(one), room - 8, 10, 4))
  const top = 34 + Math.max(...heads.map((made) => made.length)) * 13
  const at = words > 1 ? pairs(rows, top) : rowsOf(rows, left - 14, 34, top)
  const bottom = at[at.length - 1].y + at[at.length - 1].height
  const told = (cell) => cell.mark === 'better' || cell.mark === 'worse'
  const most = Math.max(...rows.flatMap((row) => row.slice(words).map((cell) => (told(cell) ? Math.abs(cell.value) : 0))), 1e-9)
  const body = [key(left, 14, [
    { fill: blue, words: `− ${labels.verdicts.better}`, shape: 'dot' },
    { fill: vermilion, words: `+ ${labels.verdicts.worse}`, shape: 'dot' },
    { fill: paper, words: `≈ ${labels.verdicts.no_difference}`, shape: 'dot' },
  ], width - left).body]
  heads.forEach((made, i) => {
    made.forEach((one, n) => body.push(name(left + (i + 0.5) * room, top - 8 - (made.length - 1 - n) * 13, one, { 'text-anchor': 'middle', 'font-size': 10, fill: soft })))
  })
  return { fields, room, at, bottom, most, body, told }
}

/** Rows of one scenario stand together and have room for its name over all of them. */
function pairs(rows, top) {
  const names = rows.map((row) => plain(row[0].pieces))
  let y = top
  return rows.map((row, r) => {
    const together = names.filter((one) => one === names[r]).length
    const height = Math.max(26, (lines(names[r], split - 14, undefined, 4).length * 16 + 10) / together)
    const made = { y, height, middle: y + height / 2 }
    y += height
    return made
  })
}

function cellAt(cell, x, middle, { most, told, room }) {
  if (!cell.mark) return label(x, middle, cell.pieces, { 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': small, 'font-weight': 700 })
  if (!told(cell)) return label(x, middle, cell.mark === 'identical' ? '=' : '≈', { 'text-anchor': 'middle', 'dominant-baseline': 'central', fill: soft })
  const largest = Math.min(12, room / 6)
  const aside = Math.min(room * 0.32, 30)
  const radius = 3.5 + (largest - 3.5) * Math.sqrt(Math.abs(cell.value) / most)
  return el('circle', { cx: x - aside, cy: middle, r: radius, fill: cell.mark === 'better' ? blue : vermilion }) +
    label(x - aside + largest + 4, middle, cell.pieces, { 'dominant-baseline': 'central', 'font-size': small, 'font-weight': 600, fill: ink })
}

/** Per scenario and field: fewer or more than now, under how it is now. */
export function byField(picture) {
  const left = 190
  const made = grid(picture, left, 1)
  picture.rows.forEach((row, r) => {
    const { middle } = made.at[r]
    made.body.push(stripe(made.at[r], r), block(6, middle, plain(row[0].pieces), left - 14, r === 0 && row.slice(1).every((cell) => !cell.mark) ? { 'font-weight': 700 } : {}))
    row.slice(1).forEach((cell, i) => made.body.push(cellAt(cell, left + (i + 0.5) * made.room, middle, made)))
  })
  made.body.push(el('line', { x1: 0, x2: width, y1: made.bottom, y2: made.bottom, stroke: line }))
  return { height: made.bottom + 6, body: made.body }
}

/** Per scenario, kind of loss and type of household: less or more time without help than now. */
export function whoGains(picture) {
  const left = 258
  const made = grid(picture, left, 2)
  picture.rows.forEach((row, r) => {
    const { middle, y, height } = made.at[r]
    const first = r === 0 || plain(row[0].pieces) !== plain(picture.rows[r - 1][0].pieces)
    if (first) {
      let n = r + 1
      while (n < picture.rows.length && plain(picture.rows[n][0].pieces) === plain(row[0].pieces)) n += 1
      const end = made.at[n - 1].y + made.at[n - 1].height
      made.body.push(el('line', { x1: 0, x2: width, y1: y, y2: y, stroke: line }))
      made.body.push(block(6, (y + end) / 2, plain(row[0].pieces), split - 14, {}, 4))
    }
    made.body.push(block(split, y + height / 2, plain(row[1].pieces), left - split - 8, { 'font-size': small, fill: soft }, 1))
    row.slice(2).forEach((cell, i) => made.body.push(cellAt(cell, left + (i + 0.5) * made.room, middle, made)))
  })
  made.body.push(el('line', { x1: 0, x2: width, y1: made.bottom, y2: made.bottom, stroke: line }))
  return { height: made.bottom + 6, body: made.body }
}

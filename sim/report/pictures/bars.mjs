import { el, label, lines, plain, widthOf } from './svg.mjs'
import { faint, ink, paper, small, width } from './theme.mjs'

/** Heights of rows so that every name has room, and where each begins. */
export function rowsOf(rows, room, least = 32, top = 0, firstBold = false) {
  let y = top
  return rows.map((row, r) => {
    const height = Math.max(least, lines(plain(row[0].pieces), room, undefined, 3, firstBold && r === 0).length * 16 + 10)
    const made = { y, height, middle: y + height / 2 }
    y += height
    return made
  })
}

export const stripe = (at, index) => el('rect', { x: 0, y: at.y, width, height: at.height, fill: index % 2 ? 'none' : faint, opacity: 0.6 })

const lightness = (hex) => {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
  return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2
}

/** Ink that can be read on a colour. */
export const inkOn = (fill) => (fill.startsWith('#') && lightness(fill) < 0.3 ? paper : ink)

/** A part of a bar with its number inside when it fits. */
export function part(x, y, wide, tall, cell, fill) {
  const made = [el('rect', { x, y, width: Math.max(0, wide), height: tall, fill, stroke: paper, 'stroke-width': 0.8 })]
  if (wide > widthOf(plain(cell.pieces), small) + 8) {
    made.push(label(x + wide / 2, y + tall / 2, cell.pieces, { 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-size': small, fill: inkOn(fill) }))
  }
  return made.join('')
}

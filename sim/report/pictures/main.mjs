// Draws pictures: JSON on standard input (pictures with their tables and words), JSON on standard output (an SVG
// by the id of each picture). Knows nothing but what it is given; the same input gives the same bytes.
import { readFileSync } from 'node:fs'
import { pictures } from './pictures.mjs'
import { drawing } from './svg.mjs'

const order = JSON.parse(readFileSync(0, 'utf8'))
const drawn = {}
for (const picture of order.pictures) {
  const draw = pictures[picture.id]
  if (!draw) throw new Error(`no drawing is known for ${picture.id}`)
  drawn[picture.id] = drawing(picture, draw(picture, order.language))
}
process.stdout.write(JSON.stringify(drawn))

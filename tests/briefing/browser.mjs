// Opens briefings in Chromium as a reader does. Usage: node browser.mjs CHROMIUM FILE...; one JSON object on
// standard output: per file what was found wrong (lists that should be empty) and a few facts.
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright-core'

const [, , executablePath, ...files] = process.argv
const root = process.getuid?.() === 0 // Chromium refuses its sandbox to the superuser
const browser = await chromium.launch({ executablePath, args: root ? ['--no-sandbox'] : [] })

async function look(file) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const found = { console: [], requests: [], axe: [], headings: [], wide: [], keyboard: [], unreadable: [] }
  page.on('console', (message) => found.console.push(message.text()))
  page.on('pageerror', (error) => found.console.push(String(error)))
  page.on('request', (request) => request.url() === `file://${file}` || found.requests.push(request.url()))
  await page.goto(`file://${file}`)

  // Headings step down one level at a time.
  const levels = await page.$$eval('h1, h2, h3, h4', (list) => list.map((one) => [Number(one.tagName[1]), one.textContent]))
  levels.forEach(([level, words], i) => {
    if (level > (i ? levels[i - 1][0] : 0) + 1) found.headings.push(words)
  })
  if (levels.filter(([level]) => level === 1).length !== 1) found.headings.push('not one title')

  // The keyboard opens every table below a picture, and the focus is seen.
  const count = await page.$$eval('summary', (list) => list.length)
  for (let i = 0; i < count; i += 1) {
    await page.locator('summary').nth(i).focus()
    await page.keyboard.press('Enter')
  }
  const closed = await page.$$eval('details:not([open])', (list) => list.length)
  if (closed) found.keyboard.push(`${closed} of ${count} details stay closed`)
  await page.keyboard.press('Tab')
  if (await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle === 'none')) found.keyboard.push('no ring around what has the focus')

  // One row of a table is like another: of long tables the first rows will do.
  await page.$$eval('tbody', (list) => list.forEach((body) => [...body.rows].slice(12).forEach((row) => row.remove())))
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  found.axe = violations.map(({ id, nodes }) => `${id}: ${nodes.length} x, ${nodes[0].target.join(' ')}: ${nodes[0].failureSummary}`)

  // Words in a picture stay within it, and do not run into each other.
  found.unreadable = await page.$$eval('svg', (list) => list.flatMap((svg) => {
    const outer = svg.getBoundingClientRect()
    const id = svg.closest('figure')?.id
    const boxes = [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() })).filter((one) => one.box.width > 0)
    const wrong = boxes.filter(({ box }) => box.left < outer.left - 2 || box.right > outer.right + 2 || box.top < outer.top - 2 || box.bottom > outer.bottom + 2).map((one) => `${id}: "${one.text}" is cut off`)
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
      const tall = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
      if (wide > 3 && tall > 6) wrong.push(`${id}: "${a.text}" over "${b.text}"`)
    }))
    // Nor do the swatches of a key stand in the words beside them.
    for (const swatch of svg.querySelectorAll('[data-swatch]')) {
      const box = swatch.getBoundingClientRect()
      for (const one of boxes) {
        if (Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 2 && Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 4) wrong.push(`${id}: a swatch in "${one.text}"`)
      }
    }
    return wrong
  }))

  // As narrow as WCAG asks for: the page itself does not scroll sideways.
  await page.setViewportSize({ width: 320, height: 640 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth)
  if (over > 320) found.wide.push(`${over} pixels`)

  const figures = await page.$$eval('figure', (list) => list.map((one) => one.id))
  await context.close()
  return { wrong: found, figures, details: count }
}

const all = {}
for (const file of files) all[file] = await look(file)
await browser.close()
process.stdout.write(JSON.stringify(all))

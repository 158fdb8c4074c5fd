// Every picture by its id. A new one is a file and a line here.
import { areasBesideNeed } from './areas-beside-need.mjs'
import { dayMoneyGone } from './day-money-gone.mjs'
import { differences } from './differences.mjs'
import { fixedAndFree } from './fixed-and-free.mjs'
import { flowDifferences, flows } from './flows.mjs'
import { legalTerms } from './legal-terms.mjs'
import { moneyByStream } from './money-by-stream.mjs'
import { nowAndLater } from './now-and-later.mjs'
import { signposts } from './signposts.mjs'
import { teamHours } from './team-hours.mjs'
import { throughTheYear } from './through-the-year.mjs'
import { byField, whoGains } from './who-gains.mjs'
import { whoWaits } from './who-waits.mjs'
import { youthByRoute } from './youth-by-route.mjs'

export const pictures = {
  'areas-beside-need': areasBesideNeed,
  'by-domain': byField,
  'day-money-gone': dayMoneyGone,
  differences,
  'fixed-and-free': fixedAndFree,
  flows,
  'flow-differences': flowDifferences,
  'legal-terms': legalTerms,
  'money-by-stream': moneyByStream,
  'now-and-later': nowAndLater,
  'per-100000': byField,
  signposts,
  'team-hours': teamHours,
  'through-the-year': throughTheYear,
  'who-gains': whoGains,
  'who-pays': byField,
  'who-waits': whoWaits,
  'youth-by-route': youthByRoute,
}

/**
 * The words that a paragraph is made of, besides phrases of the report. Whatever else stands in it may be a name that the
 * report does not hold, so the list keeps to what reports of cost and traffic need. It has no number, no fraction and no
 * time that an amount could be of: `double`, `each` and `a year` make another figure of one.
 */
const WORDS = new Set(
  `
  a about above account accounted accounting across act action add addition address adjust advice after again against
  all allow almost alone along already also although amid among amount an and another any anyway apart appear apply
  approach approximate are area around arrive as at attention available average avoid away
  back bandwidth base be became because become been before began begin behind being below beneath beside besides best
  better between beyond big bigger biggest bottom bring brought build bulk busy by byte
  call caller calm came can cannot capacity carried carry cause chance change charge cheap cheaper cheapest chiefly
  class clear clearer clearly climb close closer cluster combine come common compare complete concern configure
  connection consider consist continue contribute contributor correct cost could count cover create cross crossing
  cut
  data date day dear dearest decrease depend deploy despite did differ difference different dip direct directly do
  does dollar dominate done down drive driven driver drop dropped drove due during
  earlier early ease easier easiest easy effect effort egress either elevated eliminate elsewhere enable end endpoint
  enough entire entirely error especially estimate even evident exact exactly except exclude excluding expect
  expected expense expensive explain explained external extra eye
  fall fallen far farther fast faster fastest fell fetch figure find firm first fix fixed flat flow focus follow for
  forecast former found free from full fully further
  gain gap gateway gave general get give given go goes going gone greater greatest grew group grow grown
  had hand handle happen has have having head heavier heaviest heavy held help here high higher highest hold hop host
  how however
  if immediate impact important improve in inbound include including incomplete increase ingress inside install
  instead inter interface internal internet into intra investigate involve is it its itself
  jump just
  keep kept kind know known
  large largely larger largest last lasting late later latest latter lead leading least leave led left less lesser
  lie light like likely likewise limit line list listed little local locality locate long longer look lost lot lots
  low lower lowest
  made main mainly make making margin mark matter may mean meant meanwhile measurable measure median might minor
  minus miss missing moderate money more most mostly move much must
  name named namely namespace natural near nearer nearly necessary need negative negligible neither network never new
  newly next no node none nor normal normally not notable note nothing notice noticeable now
  object obvious occur of off often old on only onto open opportunity option or other otherwise our out outbound
  outside over overall owing own
  pace paid pair part partial partly pass path pattern pay paying pick place plain plan plus pod portion positive
  possible possibly potential prefer present pressure previous price primarily primary principal prior priority
  private probably problem process produce projected promise proportion prove proven provide public pull push put
  quick quicker quickest quiet quite
  raise ran range ranged rate rather reach reachable read reason receive recent recently recommend recommendation
  reduce reduction regard region related relative remain remainder remaining remote removal remove replace replica
  report reported request require resolve respect respond response responsible rest restore result retrieve return
  review rise risen risk rose roughly route routing run running
  same sat save saver saving say section see seem seen send sending sent serious set setting settle share sharp shift
  should show shown side sign significant similar simply since sit situation size slight slightly slow small smaller
  smallest so solely solid some something soon source space specific speed spend spent spike split spread stable
  stand standing start started stay steady stem step still stood stop stopped straight strong stronger subnet
  substantial such suggest sum support sure surge switch
  table take taken target task tell tend than thanks that the their them then there thereby these they thing think
  this those though through thus tie till time to today together told too took top total toward towards track traffic
  transfer transit travel trend true try turn typical typically
  unchanged under understate undid undo undone unexplained unknown unless unlike unpriced until unusual unusually up
  update upon usable usage use used usual usually
  value variation vary vast versus very via view volume
  was waste watch way weaker weigh well went were what when where whether which while who whole whose why wider will
  win wise with within without work workload worse worst worth worthwhile would write
  yesterday yet yield
  zone
  `
    .trim()
    .split(/\s+/),
)

/** Words of a capital letter that are no names of anybody's. */
const TERMS = new Set([
  'AWS',
  'Availability',
  'Zone',
  'Zones',
  'AZ',
  'AZs',
  'EKS',
  'NAT',
  'VPC',
  'VPCs',
  'DNS',
  'Kubernetes',
])

/** The list as a prompt gives it. */
export const wordList = () => [...WORDS, ...TERMS].join(' ')

/** Whether a word is plain English of the list, in whatever inflection, or a term of the field. */
export function isPlain(word: string, startsSentence: boolean): boolean {
  if (TERMS.has(word)) return true
  const small = startsSentence ? word.charAt(0).toLowerCase() + word.slice(1) : word
  return rootsOf(small).some((root) => WORDS.has(root))
}

/** What a word may be an inflection of: `crosses` of `cross`, `dropped` of `drop`, `savings` of `saving`. */
function rootsOf(word: string): string[] {
  const roots = [word]
  for (const ending of ['s', 'es', 'd', 'ed', 'ing', 'ly', 'ings']) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue
    const stem = word.slice(0, -ending.length)
    roots.push(stem, `${stem}e`)
    if (stem.at(-1) === stem.at(-2)) roots.push(stem.slice(0, -1))
    if (stem.endsWith('i')) roots.push(`${stem.slice(0, -1)}y`)
  }
  return roots
}

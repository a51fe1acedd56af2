/**
 * The words that a paragraph is made of, besides names and figures of the report. Whatever else stands in it may be a name
 * that the report does not hold, so the list keeps to what reports of cost and traffic need. It has no number: `double` and
 * `half` are figures too.
 */
const WORDS = new Set(
  `
  a about above account across act action add addition address adjust advice after again against all allow almost
  alone along already also although amid among amount an and annual another any anyway apart appear apply approach
  are area around arrive as at attention available average avoid away
  back bandwidth base be became because become been before began begin behind being below beneath beside besides best
  better between beyond big bigger biggest both bottom brought bulk busy by byte
  call caller calm came can cannot capacity carried carry cause chance change cheap chiefly class clear clearer
  clearly climb close cluster combine come common compare complete concern configure connection consider consist
  continue contribute contributor control correct cost could count cover cross crossing cut
  daily data date day dear dearest decrease despite did differ difference different dip direct directly do does
  dominate done down drive driven driver drop due during
  each earlier early ease easier easy effect effort egress either elsewhere enable end endpoint enough entire
  entirely equal equivalent error especially estimate even every everything evident exact exactly except expect
  expected expense expensive explain explained external extra eye
  fall fallen far farther fast fell few fewer figure find firm first fix fixed flat flow focus follow for forecast
  former found free from full fully further
  gain gap gateway gave general get give given go goes going gone grew group grow grown
  had hand handle happen has have having heavier heaviest heavy held help here high higher highest hold hop host hour
  hourly how however
  if immediate impact important improve in inbound include including increase ingress inside instance instead inter
  interface internal internet into intra investigate involve is it item its itself
  jump just
  keep kept kind know known
  large largely larger largest last lasting late later latest latter lead leading least leave led left less lie light
  like likely likewise limit line list listed little local locality locate long longer look lost lot lots low lower
  lowest
  made main mainly majority make making many margin mark matter may mean meant meanwhile measurable measure median
  might minor miss missing moderate money month monthly more most mostly move much must
  name named namely namespace natural near nearly necessary need negative negligible neither network never new newly
  next no node none nor normal normally not notable note nothing notice noticeable now
  object obvious occur of off often on once one ones only onto open opportunity option or other otherwise our out
  outbound outside over overall owing own
  pace paid pair part partial partly pass path pattern pay paying peer peering per pick place plain plan pod point
  portion positive possible possibly potential prefer present pressure previous price principal prior private
  probably process produce projected promise proportion prove proven provide public pull push put
  quick quiet quite
  raise ran range ranged rate rather reach reachable read reason receive recent recently recommend recommendation
  reduce reduction regard region related relative remain remaining remote removal remove replace replica report
  reported request require resolve respect respond response responsible rest result retrieve return review rise risen
  risk rose roughly route routing run running
  same save saver saving say scale section see seem seen send sending sent serious set setting settle share sharp
  shift should show shown side sign significant similar simply since single situation size slight slightly slow small
  smaller smallest so solid some something soon source space specific speed spend spent spike split spread stable
  stand standing start started stay steady step still stood stop straight strong subnet substantial such suggest sum
  summary sure support surge switch
  table take taken target task team tend than thanks that the their them then there thereby these they thing think
  this those though through thus tie till time to together top total toward towards track traffic transfer transit
  travel trend trigger true try turn typical typically
  unchanged under undone unexplained unknown unless unlike unpriced until unusual unusually up update upon usable
  usage use used usual usually
  value variation vary vast very via view volume
  was waste watch way week weekly weigh well went were what when where whether which while who whole whose why will
  win wise with within without work workload worse worst worth worthwhile would write
  year yesterday yet yield
  zone
  `
    .trim()
    .split(/\s+/),
)

/** Words of a capital letter that are no names of anybody's. */
const TERMS = new Set([
  ...['Amazon', 'AWS', 'Availability', 'Zone', 'Zones', 'EKS', 'NAT', 'VPC', 'VPCs', 'DNS', 'TCP', 'Kubernetes'],
  ...['Service', 'Services', 'DynamoDB'],
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
])

/** The list as a prompt gives it. */
export const wordList = () => [...WORDS].join(' ')

/** Whether a word is plain English of the list, in whatever inflection, or a term of the field. */
export function isPlain(word: string, startsSentence: boolean): boolean {
  if (TERMS.has(word)) return true
  const small = startsSentence ? word.charAt(0).toLowerCase() + word.slice(1) : word
  return rootsOf(small).some((root) => WORDS.has(root))
}

/** What a word may be an inflection of: `crosses` of `cross`, `dropped` of `drop`, `savings` of `saving`. */
function rootsOf(word: string): string[] {
  const roots = [word]
  for (const ending of ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'est', 'ings']) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue
    const stem = word.slice(0, -ending.length)
    roots.push(stem, `${stem}e`)
    if (stem.at(-1) === stem.at(-2)) roots.push(stem.slice(0, -1))
    if (stem.endsWith('i')) roots.push(`${stem.slice(0, -1)}y`)
  }
  return roots
}

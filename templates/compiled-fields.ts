// Made by `npm run templates`: what the templates read, for the compiler to check. Nothing runs it. Do not edit.
import type { AlertView } from './alert-message.ts'
import type { NotificationView } from './notification-mail.ts'
import type { DigestView } from './digest-view.ts'
import type { formats, Options } from './formats.ts'

/** Handlebars passes its options itself. */
type Called<Helper> = Helper extends (...args: infer Args) => infer Text
  ? Args extends [...infer Given, Options] ? (...args: Given) => Text : Helper
  : never
declare const helpers: { readonly [Name in keyof typeof formats]: Called<(typeof formats)[Name]> }
declare const loop: { readonly first: boolean; readonly last: boolean; readonly index: number }
/** What has a place in a text. */
declare function text(written: string | number): void

export function digestHtml(view: DigestView) {
text(view.title) // partials/head.mjml:2
text(view.preheader) // partials/head.mjml:3
text(helpers.short(view.clusterLabel)) // partials/summary.mjml:3
text(helpers.sentence(view.regions)) // partials/summary.mjml:3
text(helpers.longDay(view.day)) // partials/summary.mjml:3
if (helpers.isGood(view.statusTag)) { // partials/summary.mjml:4
text(view.statusTag) // partials/summary.mjml:4
} else {
text(view.statusTag) // partials/summary.mjml:4
}
text(helpers.totalPrice(view.totals)) // partials/summary.mjml:8
text(view.statement) // partials/summary.mjml:9
for (const view1 of view.standingAlarms) { // partials/summary.mjml:10
text(helpers.alarmWords(view1)) // partials/summary.mjml:10
}
if (helpers.usualWords(view)) { // partials/summary.mjml:11
text(helpers.usualWords(view)) // partials/summary.mjml:11
}
text(helpers.earlierWords(view)) // partials/summary.mjml:11
text(helpers.monthWords(view.trend.month)) // partials/summary.mjml:12
if (helpers.exceededWords(view.trend.budgets)) { // partials/summary.mjml:12
text(helpers.exceededWords(view.trend.budgets)) // partials/summary.mjml:12
}
if (helpers.opensInBrowser(view.pageUrl)) { // partials/summary.mjml:12
text(view.pageUrl) // partials/summary.mjml:12
text(helpers.phrase("openPage")) // partials/summary.mjml:12
}
for (const view1 of view.calmNews) { // partials/summary.mjml:13
text(helpers.alarmWords(view1)) // partials/summary.mjml:13
}
for (const view1 of view.trend.figures) { // partials/summary.mjml:16
text(helpers.figureWords(view1.name)) // partials/summary.mjml:16
}
for (const view1 of view.trend.figures) { // partials/summary.mjml:17
text(helpers.dayPart(view1.usd)) // partials/summary.mjml:17
text(helpers.deltaWords(view1)) // partials/summary.mjml:17
}
for (const view1 of view.trend.figures) { // partials/summary.mjml:18
if (view.hasDays) { // partials/summary.mjml:18
for (const view2 of helpers.sparkline(view1.days)) { // partials/summary.mjml:18
if (view2) { // partials/summary.mjml:18
text(view2) // partials/summary.mjml:18
}
}
}
}
text(helpers.orNothing(view.trend.savings.usd)) // partials/summary.mjml:22
if (helpers.deltaWords(view.trend.savings)) { // partials/summary.mjml:22
text(helpers.deltaWords(view.trend.savings)) // partials/summary.mjml:22
}
if (view.findings.totals.provenUsdPerMonth) { // partials/summary.mjml:22
text(helpers.dollars(view.findings.totals.provenUsdPerMonth)) // partials/summary.mjml:22
}
if (view.hasDays) { // partials/summary.mjml:23
{
const view1 = view.trend.savings // partials/summary.mjml:23
if (view1) {
for (const view2 of helpers.sparkline(view1.days)) { // partials/summary.mjml:23
if (view2) { // partials/summary.mjml:23
text(view2) // partials/summary.mjml:23
}
}
}
}
}
if (view.hasAlert) { // partials/alarms.mjml:1
text(helpers.heading("alerts")) // partials/alarms.mjml:5
for (const view1 of view.newAlarms) { // partials/alarms.mjml:6
text(helpers.alarmWords(view1)) // partials/alarms.mjml:6
}
for (const view1 of view.undone) { // partials/alarms.mjml:7
text(helpers.undoneWords(view1)) // partials/alarms.mjml:7
if (view1.number) { // partials/alarms.mjml:7
text(helpers.count(view1.number)) // partials/alarms.mjml:7
}
}
for (const view1 of view.causes) { // partials/alarms.mjml:8
if (loop.first) { // partials/alarms.mjml:8
if (view.attention.causesAreMost) { // partials/alarms.mjml:8
}
}
text(helpers.pairWords(view1)) // partials/alarms.mjml:8
text(helpers.moverWay(view1)) // partials/alarms.mjml:8
text(helpers.fromToWords(view1)) // partials/alarms.mjml:8
if (loop.last) { // partials/alarms.mjml:8
}
}
}
if (view.isLacking) { // digest.mjml:10
text(helpers.heading("incomplete")) // partials/missing.mjml:4
if (view.missing) { // partials/missing.mjml:4
text(view.missing) // partials/missing.mjml:4
}
text(helpers.phrase("tooLow")) // partials/missing.mjml:5
if (view.shown.beyond.items.length) { // partials/missing.mjml:7
for (const view1 of view.shown.beyond.items) { // partials/missing.mjml:9
text(helpers.seenWords(view1)) // partials/missing.mjml:9
}
if (view.shown.beyond.leftOut) { // partials/missing.mjml:10
text(helpers.counted(view.shown.beyond.leftOut, "more monitor")) // partials/missing.mjml:10
}
}
if (view.shown.gaps.items.length) { // partials/missing.mjml:13
text(helpers.short(view.timeZone)) // partials/missing.mjml:15
for (const view1 of view.shown.gaps.items) { // partials/missing.mjml:16
text(helpers.short(view1.monitor)) // partials/missing.mjml:17
text(helpers.categoryWords(view1.category)) // partials/missing.mjml:17
text(helpers.localSpan(view1.from, view1.to)) // partials/missing.mjml:17
text(helpers.utcSpan(view1.from, view1.to)) // partials/missing.mjml:17
text(helpers.sentence(view1.reason)) // partials/missing.mjml:17
}
}
if (view.shown.cuts.items.length) { // partials/missing.mjml:21
text(helpers.short(view.timeZone)) // partials/missing.mjml:23
for (const view1 of view.shown.cuts.items) { // partials/missing.mjml:24
text(helpers.short(view1.monitor)) // partials/missing.mjml:25
text(helpers.categoriesWords(view1.categories)) // partials/missing.mjml:25
text(helpers.localSpan(view1.from, view1.to)) // partials/missing.mjml:25
text(helpers.utcSpan(view1.from, view1.to)) // partials/missing.mjml:25
text(helpers.cutWords(view1)) // partials/missing.mjml:25
}
}
if (view.shown.gaps.leftOut) { // partials/missing.mjml:29
text(helpers.counted(view.shown.gaps.leftOut, "more gap")) // partials/missing.mjml:30
}
if (view.shown.cuts.leftOut) { // partials/missing.mjml:32
text(helpers.counted(view.shown.cuts.leftOut, "more cut")) // partials/missing.mjml:33
}
}
if (view.isShort) { // digest.mjml:15
if (view.isQuiet) { // partials/quiet.mjml:2
text(helpers.quietWords(view.attention)) // partials/quiet.mjml:2
} else {
text(helpers.phrase("tooLong")) // partials/quiet.mjml:2
}
if (view.hasFindings) { // partials/quiet.mjml:3
text(helpers.savingsWords(view.findings.totals)) // partials/quiet.mjml:3
}
} else {
if (view.movers.length) { // partials/movers.mjml:1
text(helpers.heading("changed")) // partials/movers.mjml:2
for (const view1 of view.movers) { // partials/movers.mjml:5
text(helpers.pairWords(view1)) // partials/movers.mjml:6
if (view.severalClusters) { // partials/movers.mjml:6
text(helpers.short(view1.cluster)) // partials/movers.mjml:6
}
text(helpers.moverWay(view1)) // partials/movers.mjml:6
for (const view2 of helpers.sparkline(view1.days)) { // partials/movers.mjml:6
if (view2) { // partials/movers.mjml:6
text(view2) // partials/movers.mjml:6
}
}
text(helpers.orNothing(view1.usualUsd)) // partials/movers.mjml:6
text(helpers.orNothing(view1.usd)) // partials/movers.mjml:6
text(helpers.moveWords(view1)) // partials/movers.mjml:6
}
}
if (view.hasFindings) { // partials/findings.mjml:1
text(helpers.heading("savings")) // partials/findings.mjml:2
text(helpers.savingsWords(view.findings.totals)) // partials/findings.mjml:2
if (view.findings.open.length) { // partials/findings.mjml:2
if (helpers.opensInBrowser(view.changesUrl)) { // partials/findings.mjml:2
text(view.changesUrl) // partials/findings.mjml:2
text(helpers.phrase("howTo")) // partials/findings.mjml:2
} else {
text(helpers.phrase("howTo")) // partials/findings.mjml:2
}
}
}
if (view.shown.savings.items.length) { // partials/findings.mjml:3
for (const view1 of view.shown.savings.items) { // partials/findings.mjml:5
if (view.severalClusters) { // partials/findings.mjml:6
text(helpers.short(view1.cluster)) // partials/findings.mjml:6
}
text(helpers.count(view1.number)) // partials/findings.mjml:6
text(helpers.sentence(view1.title)) // partials/findings.mjml:6
if (helpers.restoreWords(view1.undone)) { // partials/findings.mjml:6
text(helpers.restoreWords(view1.undone)) // partials/findings.mjml:6
}
if (view1.dependsOnApplication) { // partials/findings.mjml:6
text(helpers.phrase("depends")) // partials/findings.mjml:6
}
text(helpers.sentence(view1.why)) // partials/findings.mjml:6
if (helpers.savesOnWords(view1)) { // partials/findings.mjml:6
text(helpers.savesOnWords(view1)) // partials/findings.mjml:6
}
for (const view2 of view1.risks) { // partials/findings.mjml:6
text(helpers.sentence(view2)) // partials/findings.mjml:6
}
if (view1.moreRisks) { // partials/findings.mjml:6
text(helpers.counted(view1.moreRisks, "more risk")) // partials/findings.mjml:6
}
if (view1.apply.length) { // partials/findings.mjml:6
for (const view2 of view1.apply) { // partials/findings.mjml:6
if (!loop.first) { // partials/findings.mjml:6
}
text(view2) // partials/findings.mjml:6
}
}
text(helpers.savingWords(view1)) // partials/findings.mjml:6
}
if (view.shown.savings.leftOut) { // partials/findings.mjml:8
text(helpers.counted(view.shown.savings.leftOut, "more saving")) // partials/findings.mjml:9
}
}
if (view.findings.unavoidable.length) { // partials/findings.mjml:12
text(helpers.heading("unavoidable")) // partials/findings.mjml:14
for (const view1 of view.shown.unavoidable.items) { // partials/findings.mjml:15
if (view.severalClusters) { // partials/findings.mjml:16
text(helpers.short(view1.cluster)) // partials/findings.mjml:16
}
text(helpers.sentence(view1.title)) // partials/findings.mjml:16
text(helpers.costWords(view1)) // partials/findings.mjml:16
}
if (view.shown.unavoidable.leftOut) { // partials/findings.mjml:18
text(helpers.counted(view.shown.unavoidable.leftOut, "more finding")) // partials/findings.mjml:19
}
}
if (view.findings.accepted.length) { // partials/findings.mjml:22
text(helpers.acceptedWords(view.findings.accepted)) // partials/findings.mjml:23
}
if (view.shown.proofs.items.length) { // partials/findings.mjml:24
text(helpers.heading("measured")) // partials/findings.mjml:25
for (const view1 of view.shown.proofs.items) { // partials/findings.mjml:28
text(helpers.sentence(view1.title)) // partials/findings.mjml:29
text(helpers.proofWords(view1)) // partials/findings.mjml:29
text(helpers.provenWords(view1)) // partials/findings.mjml:29
}
if (view.shown.proofs.leftOut) { // partials/findings.mjml:31
text(helpers.counted(view.shown.proofs.leftOut, "more finding")) // partials/findings.mjml:32
}
}
text(helpers.heading("charges")) // partials/charges.mjml:1
for (const view1 of view.totals.byCharge) { // partials/charges.mjml:4
text(helpers.chargeWords(view1.charge)) // partials/charges.mjml:5
if (view1.usd) { // partials/charges.mjml:5
text(helpers.barWidth(view1.usd, view.totals.usd)) // partials/charges.mjml:5
}
text(helpers.percent(view1.usd, view.totals.usd)) // partials/charges.mjml:5
text(helpers.gb(view1.gigabytes)) // partials/charges.mjml:5
text(helpers.dollars(view1.usd)) // partials/charges.mjml:5
}
text(helpers.phrase("free")) // partials/charges.mjml:7
text(helpers.gbOfBytes(view.totals.freeBytes)) // partials/charges.mjml:7
for (const view1 of view.shown.unpriced.items) { // partials/charges.mjml:8
text(helpers.unpricedWords(view1, view.bytesPerGigabyte)) // partials/charges.mjml:9
text(helpers.sentence(view1.reason)) // partials/charges.mjml:9
text(helpers.gb(view1.gigabytes)) // partials/charges.mjml:9
}
for (const view1 of view.totals.bounds) { // partials/charges.mjml:11
text(helpers.boundWords(view1)) // partials/charges.mjml:12
text(helpers.dollars(view1.usdAtMost)) // partials/charges.mjml:12
}
text(helpers.phrase("allTraffic")) // partials/charges.mjml:14
if (view.totals.repeatedBytes) { // partials/charges.mjml:14
text(helpers.gbOfBytes(view.totals.repeatedBytes)) // partials/charges.mjml:14
}
text(helpers.gbOfBytes(view.totals.bytes)) // partials/charges.mjml:14
text(helpers.totalPrice(view.totals)) // partials/charges.mjml:14
if (view.shown.accounts.items.length) { // partials/accounts.mjml:1
text(helpers.heading("accounts")) // partials/accounts.mjml:2
for (const view1 of view.shown.accounts.items) { // partials/accounts.mjml:5
text(helpers.short(view1.name)) // partials/accounts.mjml:6
if (view1.paidFor) { // partials/accounts.mjml:6
text(helpers.sentence(view1.paidFor)) // partials/accounts.mjml:6
}
if (view1.lacks) { // partials/accounts.mjml:6
text(helpers.sentence(view1.lacks)) // partials/accounts.mjml:6
}
text(view1.price) // partials/accounts.mjml:6
}
if (view.shown.accounts.leftOut) { // partials/accounts.mjml:8
text(helpers.counted(view.shown.accounts.leftOut, "more account")) // partials/accounts.mjml:9
}
}
if (view.severalClusters) { // partials/clusters.mjml:1
text(helpers.heading("clusters")) // partials/clusters.mjml:2
if (view.hasUsual) { // partials/clusters.mjml:4
}
for (const view1 of view.shown.clusterTotals.items) { // partials/clusters.mjml:5
text(helpers.short(view1.name)) // partials/clusters.mjml:6
text(helpers.sentence(view1.where)) // partials/clusters.mjml:6
if (view.hasUsual) { // partials/clusters.mjml:6
if (view1.usual) { // partials/clusters.mjml:6
text(helpers.dollars(view1.usual.usd)) // partials/clusters.mjml:6
text(view1.change) // partials/clusters.mjml:6
}
}
text(helpers.gbOfBytes(view1.totals.bytes)) // partials/clusters.mjml:6
text(helpers.totalPrice(view1.totals)) // partials/clusters.mjml:6
}
if (view.shown.clusterTotals.leftOut) { // partials/clusters.mjml:8
text(helpers.counted(view.shown.clusterTotals.leftOut, "more cluster")) // partials/clusters.mjml:9
}
}
if (view.shown.teams.items.length) { // partials/teams.mjml:1
text(helpers.heading("teams")) // partials/teams.mjml:2
if (view.teamsHaveUsual) { // partials/teams.mjml:4
}
for (const view1 of view.shown.teams.items) { // partials/teams.mjml:5
text(helpers.short(view1.name)) // partials/teams.mjml:6
if (view.teamsHaveUsual) { // partials/teams.mjml:6
if (view1.usual) { // partials/teams.mjml:6
text(helpers.dollars(view1.usual.usd)) // partials/teams.mjml:6
text(view1.change) // partials/teams.mjml:6
}
}
text(helpers.gbOfBytes(view1.totals.bytes)) // partials/teams.mjml:6
text(helpers.totalPrice(view1.totals)) // partials/teams.mjml:6
}
if (view.shown.teams.leftOut) { // partials/teams.mjml:8
text(helpers.counted(view.shown.teams.leftOut, "more team")) // partials/teams.mjml:9
}
}
}
if (view.trend.budgets.length) { // partials/budgets.mjml:1
text(helpers.heading("budgets")) // partials/budgets.mjml:2
for (const view1 of view.trend.budgets) { // partials/budgets.mjml:5
text(helpers.budgetTitle(view1)) // partials/budgets.mjml:6
text(helpers.budgetWords(view1)) // partials/budgets.mjml:6
if (helpers.isOver(view1.status)) { // partials/budgets.mjml:6
}
text(helpers.barWidth(view1.usd, view1.usdPerMonth)) // partials/budgets.mjml:6
if (helpers.isOver(view1.status)) { // partials/budgets.mjml:6
}
text(helpers.budgetShare(view1)) // partials/budgets.mjml:6
text(helpers.budgetUsd(view1)) // partials/budgets.mjml:6
text(helpers.dollars(view1.usdPerMonth)) // partials/budgets.mjml:6
}
}
if (!view.isShort) { // digest.mjml:26
for (const view1 of view.shown.clusters.items) { // partials/cluster.mjml:1
if (view.severalClusters) { // partials/cluster.mjml:1
text(helpers.short(view1.name)) // partials/cluster.mjml:2
text(helpers.totalPrice(view1.totals)) // partials/cluster.mjml:2
if (view1.change) { // partials/cluster.mjml:2
text(view1.change) // partials/cluster.mjml:2
}
}
if (view.severalClusters) { // partials/inter-az.mjml:1
text(helpers.heading("acrossZones")) // partials/inter-az.mjml:1
} else {
text(helpers.heading("acrossZones")) // partials/inter-az.mjml:1
}
if (view1.interAz.rows.length) { // partials/inter-az.mjml:2
for (const view2 of view1.interAz.rows) { // partials/inter-az.mjml:5
text(helpers.short(view2.source.name)) // partials/inter-az.mjml:6
text(helpers.place(view2.source)) // partials/inter-az.mjml:6
text(helpers.short(view2.destination.name)) // partials/inter-az.mjml:6
text(helpers.place(view2.destination)) // partials/inter-az.mjml:6
if (helpers.place(view2.destination)) { // partials/inter-az.mjml:6
}
text(helpers.zones(view2)) // partials/inter-az.mjml:6
text(helpers.gb(view2.gigabytes)) // partials/inter-az.mjml:6
text(helpers.cost(view2)) // partials/inter-az.mjml:6
}
if (view1.interAz.rest.rows) { // partials/inter-az.mjml:8
text(helpers.counted(view1.interAz.rest.rows, "more pair")) // partials/inter-az.mjml:9
text(helpers.gb(view1.interAz.rest.gigabytes)) // partials/inter-az.mjml:9
text(helpers.cost(view1.interAz.rest)) // partials/inter-az.mjml:9
}
{
const view2 = view1.interAz.total // partials/inter-az.mjml:11
if (view2) {
text(helpers.sectionWords(view2)) // partials/inter-az.mjml:12
text(helpers.gbOfBytes(view2.bytes)) // partials/inter-az.mjml:12
text(helpers.totalPrice(view2)) // partials/inter-az.mjml:12
}
}
} else {
text(helpers.phrase("noCrossings")) // partials/inter-az.mjml:16
if (view.isLacking) { // partials/inter-az.mjml:16
text(helpers.phrase("asFarAsAnswered")) // partials/inter-az.mjml:16
}
}
if (view1.crossingUsd) { // partials/inter-az.mjml:17
text(helpers.dollars(view1.crossingUsd)) // partials/inter-az.mjml:18
text(helpers.phrase("gatewayCrossings")) // partials/inter-az.mjml:18
}
if (view1.hasCrossings) { // partials/inter-az.mjml:20
text(helpers.percent(view1.locality.localBytes, view1.locality.bytes)) // partials/inter-az.mjml:21
if (view1.locality.services.length) { // partials/inter-az.mjml:21
text(helpers.phrase("mostCrossed")) // partials/inter-az.mjml:21
}
if (view1.locality.services.length) { // partials/inter-az.mjml:22
for (const view2 of view1.locality.services) { // partials/inter-az.mjml:25
text(helpers.short(view2.service)) // partials/inter-az.mjml:26
text(helpers.short(view2.namespace)) // partials/inter-az.mjml:26
text(helpers.gb(view2.gigabytes)) // partials/inter-az.mjml:26
text(helpers.percent(view2.localBytes, view2.bytes)) // partials/inter-az.mjml:26
}
}
}
if (view1.shows.external) { // partials/external.mjml:1
if (view.severalClusters) { // partials/external.mjml:2
text(helpers.heading("publicAddresses")) // partials/external.mjml:2
} else {
text(helpers.heading("publicAddresses")) // partials/external.mjml:2
}
if (view1.external.rows.length) { // partials/external.mjml:3
for (const view2 of view1.external.rows) { // partials/external.mjml:6
text(helpers.short(view2.workload)) // partials/external.mjml:7
if (view2.namespace) { // partials/external.mjml:7
text(helpers.short(view2.namespace)) // partials/external.mjml:7
}
text(helpers.addresses(view2.localIps)) // partials/external.mjml:7
text(helpers.remote(view2)) // partials/external.mjml:7
text(helpers.remoteFacts(view2)) // partials/external.mjml:7
text(helpers.gb(view2.gigabytes)) // partials/external.mjml:7
text(helpers.cost(view2)) // partials/external.mjml:7
}
if (view1.external.rest.rows) { // partials/external.mjml:9
text(helpers.counted(view1.external.rest.rows, "more line")) // partials/external.mjml:10
text(helpers.gb(view1.external.rest.gigabytes)) // partials/external.mjml:10
text(helpers.cost(view1.external.rest)) // partials/external.mjml:10
}
{
const view2 = view1.external.total // partials/external.mjml:12
if (view2) {
text(helpers.sectionWords(view2)) // partials/external.mjml:13
text(helpers.gbOfBytes(view2.bytes)) // partials/external.mjml:13
text(helpers.totalPrice(view2)) // partials/external.mjml:13
}
}
} else {
text(helpers.phrase("noPublic")) // partials/external.mjml:17
if (view.isLacking) { // partials/external.mjml:17
text(helpers.phrase("asFarAsAnswered")) // partials/external.mjml:17
}
}
}
if (view1.shows.awsServices) { // partials/aws-services.mjml:1
if (view.severalClusters) { // partials/aws-services.mjml:2
text(helpers.heading("awsServices")) // partials/aws-services.mjml:2
} else {
text(helpers.heading("awsServices")) // partials/aws-services.mjml:2
}
if (view1.awsServices.rows.length) { // partials/aws-services.mjml:3
for (const view2 of view1.awsServices.rows) { // partials/aws-services.mjml:6
text(helpers.short(view2.workload)) // partials/aws-services.mjml:7
text(helpers.short(view2.namespace)) // partials/aws-services.mjml:7
text(helpers.short(view2.service)) // partials/aws-services.mjml:7
text(helpers.way(view2)) // partials/aws-services.mjml:7
text(helpers.gb(view2.gigabytes)) // partials/aws-services.mjml:7
text(helpers.cost(view2)) // partials/aws-services.mjml:7
}
if (view1.awsServices.rest.rows) { // partials/aws-services.mjml:9
text(helpers.counted(view1.awsServices.rest.rows, "more line")) // partials/aws-services.mjml:10
text(helpers.gb(view1.awsServices.rest.gigabytes)) // partials/aws-services.mjml:10
text(helpers.cost(view1.awsServices.rest)) // partials/aws-services.mjml:10
}
{
const view2 = view1.awsServices.total // partials/aws-services.mjml:12
if (view2) {
text(helpers.sectionWords(view2)) // partials/aws-services.mjml:13
text(helpers.gbOfBytes(view2.bytes)) // partials/aws-services.mjml:13
text(helpers.totalPrice(view2)) // partials/aws-services.mjml:13
}
}
} else {
text(helpers.phrase("noServices")) // partials/aws-services.mjml:17
if (view.isLacking) { // partials/aws-services.mjml:17
text(helpers.phrase("asFarAsAnswered")) // partials/aws-services.mjml:17
}
}
}
if (view1.otherNetworks.rows.length) { // partials/other-networks.mjml:1
if (view.severalClusters) { // partials/other-networks.mjml:2
text(helpers.heading("otherNetworks")) // partials/other-networks.mjml:2
} else {
text(helpers.heading("otherNetworks")) // partials/other-networks.mjml:2
}
for (const view2 of view1.otherNetworks.rows) { // partials/other-networks.mjml:5
text(helpers.short(view2.source.name)) // partials/other-networks.mjml:6
text(helpers.place(view2.source)) // partials/other-networks.mjml:6
text(helpers.short(view2.destination.name)) // partials/other-networks.mjml:6
text(helpers.place(view2.destination)) // partials/other-networks.mjml:6
if (helpers.place(view2.destination)) { // partials/other-networks.mjml:6
}
text(helpers.wayWords(view2.via)) // partials/other-networks.mjml:6
text(helpers.gb(view2.gigabytes)) // partials/other-networks.mjml:6
text(helpers.cost(view2)) // partials/other-networks.mjml:6
}
if (view1.otherNetworks.rest.rows) { // partials/other-networks.mjml:8
text(helpers.counted(view1.otherNetworks.rest.rows, "more pair")) // partials/other-networks.mjml:9
text(helpers.gb(view1.otherNetworks.rest.gigabytes)) // partials/other-networks.mjml:9
text(helpers.cost(view1.otherNetworks.rest)) // partials/other-networks.mjml:9
}
{
const view2 = view1.otherNetworks.total // partials/other-networks.mjml:11
if (view2) {
text(helpers.sectionWords(view2)) // partials/other-networks.mjml:12
text(helpers.gbOfBytes(view2.bytes)) // partials/other-networks.mjml:12
text(helpers.totalPrice(view2)) // partials/other-networks.mjml:12
}
}
}
}
if (view.shown.clusters.leftOut) { // partials/cluster.mjml:8
text(helpers.counted(view.shown.clusters.leftOut, "more cluster")) // partials/cluster.mjml:9
}
}
if (view.shown.notes.items.length) { // partials/notes.mjml:1
text(helpers.heading("notes")) // partials/notes.mjml:3
for (const view1 of view.shown.notes.items) { // partials/notes.mjml:4
text(helpers.sentence(view1)) // partials/notes.mjml:4
}
if (view.shown.notes.leftOut) { // partials/notes.mjml:5
text(helpers.counted(view.shown.notes.leftOut, "more note")) // partials/notes.mjml:5
}
}
text(helpers.heading("method")) // partials/basis.mjml:1
text(helpers.coverageWords(view)) // partials/basis.mjml:3
if (view.missing) { // partials/basis.mjml:3
text(view.missing) // partials/basis.mjml:3
}
for (const view1 of view.shown.countedMonitors.items) { // partials/basis.mjml:3
text(helpers.seenWords(view1)) // partials/basis.mjml:3
}
if (view.shown.countedMonitors.leftOut) { // partials/basis.mjml:3
text(helpers.counted(view.shown.countedMonitors.leftOut, "more monitor")) // partials/basis.mjml:3
}
for (const view1 of view.shown.countedGateways.items) { // partials/basis.mjml:3
text(helpers.natSeenWords(view1)) // partials/basis.mjml:3
}
text(helpers.methodWords(view)) // partials/basis.mjml:4
text(helpers.pricesWords(view.rates)) // partials/basis.mjml:5
if (view.bill) { // partials/basis.mjml:6
text(helpers.billWords(view.bill)) // partials/basis.mjml:7
}
text(helpers.short(view.version)) // partials/basis.mjml:10
if (helpers.opensInBrowser(view.pageUrl)) { // partials/basis.mjml:10
text(view.pageUrl) // partials/basis.mjml:10
text(helpers.phrase("openPage")) // partials/basis.mjml:10
}
}

export function digestText(view: DigestView) {
helpers.wrap(0) // digest.txt.hbs:1
text(helpers.short(view.clusterLabel)) // digest.txt.hbs:1
if (view.regions) { // digest.txt.hbs:1
text(helpers.sentence(view.regions)) // digest.txt.hbs:1
}
text(helpers.longDay(view.day)) // digest.txt.hbs:2
text(view.statusTag) // digest.txt.hbs:2
text(helpers.totalPrice(view.totals)) // digest.txt.hbs:4
helpers.wrap(0) // digest.txt.hbs:5
text(view.statement) // digest.txt.hbs:5
for (const view1 of view.standingAlarms) { // digest.txt.hbs:6
helpers.wrap(0) // digest.txt.hbs:7
text(helpers.alarmWords(view1)) // digest.txt.hbs:7
}
helpers.wrap(0) // digest.txt.hbs:9
if (helpers.usualWords(view)) { // digest.txt.hbs:9
text(helpers.usualWords(view)) // digest.txt.hbs:9
}
text(helpers.earlierWords(view)) // digest.txt.hbs:9
helpers.wrap(0) // digest.txt.hbs:10
text(helpers.monthWords(view.trend.month)) // digest.txt.hbs:10
if (helpers.exceededWords(view.trend.budgets)) { // digest.txt.hbs:10
text(helpers.exceededWords(view.trend.budgets)) // digest.txt.hbs:10
}
for (const view1 of view.calmNews) { // digest.txt.hbs:11
helpers.wrap(0) // digest.txt.hbs:12
text(helpers.alarmWords(view1)) // digest.txt.hbs:12
}
for (const view1 of view.trend.figures) { // digest.txt.hbs:15
text(helpers.padStart(helpers.dayPart(view1.usd), 11)) // digest.txt.hbs:16
if (view.hasDays) { // digest.txt.hbs:16
text(helpers.sparkText(view1.days)) // digest.txt.hbs:16
}
helpers.wrap(29) // digest.txt.hbs:16
text(helpers.figureWords(view1.name)) // digest.txt.hbs:16
if (helpers.deltaWords(view1)) { // digest.txt.hbs:16
text(helpers.deltaWords(view1)) // digest.txt.hbs:16
}
}
text(helpers.padStart(helpers.orNothing(view.trend.savings.usd), 11)) // digest.txt.hbs:18
if (view.hasDays) { // digest.txt.hbs:18
text(helpers.sparkText(view.trend.savings.days)) // digest.txt.hbs:18
}
helpers.wrap(29) // digest.txt.hbs:18
if (helpers.deltaWords(view.trend.savings)) { // digest.txt.hbs:18
text(helpers.deltaWords(view.trend.savings)) // digest.txt.hbs:18
}
if (view.findings.totals.provenUsdPerMonth) { // digest.txt.hbs:18
text(helpers.dollars(view.findings.totals.provenUsdPerMonth)) // digest.txt.hbs:18
}
if (view.hasAlert) { // digest.txt.hbs:19
text(helpers.capitals("alerts")) // digest.txt.hbs:21
for (const view1 of view.newAlarms) { // digest.txt.hbs:23
helpers.wrap(2) // digest.txt.hbs:24
text(helpers.alarmWords(view1)) // digest.txt.hbs:24
}
for (const view1 of view.undone) { // digest.txt.hbs:26
helpers.wrap(2) // digest.txt.hbs:27
text(helpers.undoneWords(view1)) // digest.txt.hbs:27
if (view1.number) { // digest.txt.hbs:27
text(helpers.count(view1.number)) // digest.txt.hbs:27
}
}
if (view.causes.length) { // digest.txt.hbs:29
helpers.wrap(2) // digest.txt.hbs:30
if (view.attention.causesAreMost) { // digest.txt.hbs:30
}
for (const view1 of view.causes) { // digest.txt.hbs:30
if (!loop.first) { // digest.txt.hbs:30
}
text(helpers.pairWords(view1)) // digest.txt.hbs:30
text(helpers.moverWay(view1)) // digest.txt.hbs:30
text(helpers.fromToWords(view1)) // digest.txt.hbs:30
}
}
}
if (view.isLacking) { // digest.txt.hbs:33
text(helpers.capitals("incomplete")) // digest.txt.hbs:35
if (view.missing) { // digest.txt.hbs:35
text(view.missing) // digest.txt.hbs:35
}
helpers.wrap(0) // digest.txt.hbs:37
text(helpers.phrase("tooLow")) // digest.txt.hbs:37
for (const view1 of view.shown.beyond.items) { // digest.txt.hbs:39
helpers.wrap(2) // digest.txt.hbs:40
text(helpers.seenWords(view1)) // digest.txt.hbs:40
}
if (view.shown.beyond.leftOut) { // digest.txt.hbs:42
text(helpers.counted(view.shown.beyond.leftOut, "more monitor")) // digest.txt.hbs:43
}
for (const view1 of view.shown.gaps.items) { // digest.txt.hbs:45
helpers.wrap(2) // digest.txt.hbs:46
text(helpers.short(view1.monitor)) // digest.txt.hbs:46
text(helpers.categoryWords(view1.category)) // digest.txt.hbs:46
text(helpers.localSpan(view1.from, view1.to)) // digest.txt.hbs:47
text(helpers.short(view.timeZone)) // digest.txt.hbs:47
text(helpers.utcSpan(view1.from, view1.to)) // digest.txt.hbs:47
text(helpers.sentence(view1.reason)) // digest.txt.hbs:47
}
if (view.shown.gaps.leftOut) { // digest.txt.hbs:49
text(helpers.counted(view.shown.gaps.leftOut, "more gap")) // digest.txt.hbs:50
}
for (const view1 of view.shown.cuts.items) { // digest.txt.hbs:52
helpers.wrap(2) // digest.txt.hbs:53
text(helpers.short(view1.monitor)) // digest.txt.hbs:53
text(helpers.categoriesWords(view1.categories)) // digest.txt.hbs:53
text(helpers.localSpan(view1.from, view1.to)) // digest.txt.hbs:54
text(helpers.short(view.timeZone)) // digest.txt.hbs:54
text(helpers.utcSpan(view1.from, view1.to)) // digest.txt.hbs:54
text(helpers.cutWords(view1)) // digest.txt.hbs:54
}
if (view.shown.cuts.leftOut) { // digest.txt.hbs:56
text(helpers.counted(view.shown.cuts.leftOut, "more cut")) // digest.txt.hbs:57
}
}
if (view.isShort) { // digest.txt.hbs:60
helpers.wrap(0) // digest.txt.hbs:62
if (view.isQuiet) { // digest.txt.hbs:62
text(helpers.quietWords(view.attention)) // digest.txt.hbs:62
} else {
text(helpers.phrase("tooLong")) // digest.txt.hbs:62
}
if (view.hasFindings) { // digest.txt.hbs:63
helpers.wrap(0) // digest.txt.hbs:65
text(helpers.savingsWords(view.findings.totals)) // digest.txt.hbs:65
}
}
if (!view.isShort) { // digest.txt.hbs:68
if (view.movers.length) { // digest.txt.hbs:69
text(helpers.capitals("changed")) // digest.txt.hbs:71
text(helpers.padStart("Change", 11)) // digest.txt.hbs:73
text(helpers.padStart("Usual", 11)) // digest.txt.hbs:73
text(helpers.padStart("Now", 11)) // digest.txt.hbs:73
for (const view1 of view.movers) { // digest.txt.hbs:74
text(helpers.padStart(helpers.moveWords(view1), 11)) // digest.txt.hbs:75
text(helpers.padStart(helpers.orNothing(view1.usualUsd), 11)) // digest.txt.hbs:75
text(helpers.padStart(helpers.orNothing(view1.usd), 11)) // digest.txt.hbs:75
helpers.wrap(35) // digest.txt.hbs:75
if (view.severalClusters) { // digest.txt.hbs:75
text(helpers.short(view1.cluster)) // digest.txt.hbs:75
}
text(helpers.pairWords(view1)) // digest.txt.hbs:75
text(helpers.moverWay(view1)) // digest.txt.hbs:76
if (view.hasDays) { // digest.txt.hbs:76
text(helpers.sparkText(view1.days)) // digest.txt.hbs:77
}
}
}
if (view.hasFindings) { // digest.txt.hbs:80
text(helpers.capitals("savings")) // digest.txt.hbs:82
helpers.wrap(0) // digest.txt.hbs:84
text(helpers.savingsWords(view.findings.totals)) // digest.txt.hbs:84
if (view.findings.open.length) { // digest.txt.hbs:84
text(helpers.phrase("howTo")) // digest.txt.hbs:84
}
for (const view1 of view.shown.savings.items) { // digest.txt.hbs:85
text(helpers.padStart(helpers.count(view1.number), 2)) // digest.txt.hbs:87
text(helpers.padStart(helpers.savingWords(view1), 20)) // digest.txt.hbs:87
helpers.wrap(24) // digest.txt.hbs:87
if (view.severalClusters) { // digest.txt.hbs:87
text(helpers.short(view1.cluster)) // digest.txt.hbs:87
}
text(helpers.sentence(view1.title)) // digest.txt.hbs:87
if (helpers.restoreWords(view1.undone)) { // digest.txt.hbs:88
text(helpers.restoreWords(view1.undone)) // digest.txt.hbs:88
}
if (view1.dependsOnApplication) { // digest.txt.hbs:88
text(helpers.phrase("depends")) // digest.txt.hbs:88
}
text(helpers.sentence(view1.why)) // digest.txt.hbs:88
if (helpers.savesOnWords(view1)) { // digest.txt.hbs:89
text(helpers.savesOnWords(view1)) // digest.txt.hbs:89
}
for (const view2 of view1.risks) { // digest.txt.hbs:90
text(helpers.sentence(view2)) // digest.txt.hbs:90
}
if (view1.moreRisks) { // digest.txt.hbs:91
text(helpers.counted(view1.moreRisks, "more risk")) // digest.txt.hbs:91
}
for (const view2 of view1.folded) { // digest.txt.hbs:92
text(view2) // digest.txt.hbs:93
}
}
if (view.shown.savings.leftOut) { // digest.txt.hbs:96
text(helpers.padStart("", 22)) // digest.txt.hbs:98
text(helpers.counted(view.shown.savings.leftOut, "more saving")) // digest.txt.hbs:98
}
if (view.findings.unavoidable.length) { // digest.txt.hbs:100
text(helpers.padStart("Costs", 22)) // digest.txt.hbs:102
text(helpers.heading("unavoidable")) // digest.txt.hbs:102
for (const view1 of view.shown.unavoidable.items) { // digest.txt.hbs:103
text(helpers.padStart(helpers.costWords(view1), 22)) // digest.txt.hbs:104
helpers.wrap(24) // digest.txt.hbs:104
if (view.severalClusters) { // digest.txt.hbs:104
text(helpers.short(view1.cluster)) // digest.txt.hbs:104
}
text(helpers.sentence(view1.title)) // digest.txt.hbs:104
}
if (view.shown.unavoidable.leftOut) { // digest.txt.hbs:106
text(helpers.padStart("", 22)) // digest.txt.hbs:107
text(helpers.counted(view.shown.unavoidable.leftOut, "more finding")) // digest.txt.hbs:107
}
}
if (view.findings.accepted.length) { // digest.txt.hbs:110
helpers.wrap(0) // digest.txt.hbs:112
text(helpers.acceptedWords(view.findings.accepted)) // digest.txt.hbs:112
}
}
if (view.shown.proofs.items.length) { // digest.txt.hbs:115
text(helpers.capitals("measured")) // digest.txt.hbs:117
for (const view1 of view.shown.proofs.items) { // digest.txt.hbs:119
text(helpers.padStart(helpers.provenWords(view1), 22)) // digest.txt.hbs:120
helpers.wrap(24) // digest.txt.hbs:120
text(helpers.sentence(view1.title)) // digest.txt.hbs:120
text(helpers.proofWords(view1)) // digest.txt.hbs:121
}
if (view.shown.proofs.leftOut) { // digest.txt.hbs:123
text(helpers.padStart("", 22)) // digest.txt.hbs:124
text(helpers.counted(view.shown.proofs.leftOut, "more finding")) // digest.txt.hbs:124
}
}
text(helpers.capitals("charges")) // digest.txt.hbs:128
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:130
text(helpers.padStart("Data", 11)) // digest.txt.hbs:130
text(helpers.padStart("Share", 7)) // digest.txt.hbs:130
for (const view1 of view.totals.byCharge) { // digest.txt.hbs:131
text(helpers.padStart(helpers.dollars(view1.usd), 11)) // digest.txt.hbs:132
text(helpers.padStart(helpers.gb(view1.gigabytes), 11)) // digest.txt.hbs:132
text(helpers.padStart(helpers.percent(view1.usd, view.totals.usd), 7)) // digest.txt.hbs:132
text(helpers.chargeWords(view1.charge)) // digest.txt.hbs:132
}
text(helpers.padStart("free", 11)) // digest.txt.hbs:134
text(helpers.padStart(helpers.gbOfBytes(view.totals.freeBytes), 11)) // digest.txt.hbs:134
text(helpers.phrase("free")) // digest.txt.hbs:134
for (const view1 of view.shown.unpriced.items) { // digest.txt.hbs:135
text(helpers.padStart("not known", 11)) // digest.txt.hbs:136
text(helpers.padStart(helpers.gb(view1.gigabytes), 11)) // digest.txt.hbs:136
helpers.wrap(31) // digest.txt.hbs:136
text(helpers.unpricedWords(view1, view.bytesPerGigabyte)) // digest.txt.hbs:136
text(helpers.sentence(view1.reason)) // digest.txt.hbs:136
}
for (const view1 of view.totals.bounds) { // digest.txt.hbs:138
text(helpers.padStart(helpers.joinWords("+<=", helpers.dollars(view1.usdAtMost)), 11)) // digest.txt.hbs:139
text(helpers.padStart("", 11)) // digest.txt.hbs:139
helpers.wrap(31) // digest.txt.hbs:139
text(helpers.boundWords(view1)) // digest.txt.hbs:139
}
text(helpers.padStart(helpers.totalPrice(view.totals), 11)) // digest.txt.hbs:141
text(helpers.padStart(helpers.gbOfBytes(view.totals.bytes), 11)) // digest.txt.hbs:141
helpers.wrap(31) // digest.txt.hbs:141
text(helpers.phrase("allTraffic")) // digest.txt.hbs:141
if (view.totals.repeatedBytes) { // digest.txt.hbs:141
text(helpers.gbOfBytes(view.totals.repeatedBytes)) // digest.txt.hbs:141
}
if (view.shown.accounts.items.length) { // digest.txt.hbs:142
text(helpers.capitals("accounts")) // digest.txt.hbs:144
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:146
for (const view1 of view.shown.accounts.items) { // digest.txt.hbs:147
text(helpers.padStart(view1.price, 11)) // digest.txt.hbs:148
helpers.wrap(13) // digest.txt.hbs:148
text(helpers.short(view1.name)) // digest.txt.hbs:148
if (view1.paidFor) { // digest.txt.hbs:148
text(helpers.sentence(view1.paidFor)) // digest.txt.hbs:149
}
if (view1.lacks) { // digest.txt.hbs:149
text(helpers.sentence(view1.lacks)) // digest.txt.hbs:150
}
}
if (view.shown.accounts.leftOut) { // digest.txt.hbs:152
text(helpers.counted(view.shown.accounts.leftOut, "more account")) // digest.txt.hbs:153
}
}
if (view.severalClusters) { // digest.txt.hbs:156
text(helpers.capitals("clusters")) // digest.txt.hbs:158
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:160
text(helpers.padStart("Data", 11)) // digest.txt.hbs:160
for (const view1 of view.shown.clusterTotals.items) { // digest.txt.hbs:161
text(helpers.padStart(helpers.totalPrice(view1.totals), 11)) // digest.txt.hbs:162
text(helpers.padStart(helpers.gbOfBytes(view1.totals.bytes), 11)) // digest.txt.hbs:162
helpers.wrap(24) // digest.txt.hbs:162
text(helpers.short(view1.name)) // digest.txt.hbs:162
text(helpers.sentence(view1.where)) // digest.txt.hbs:163
if (view1.usual) { // digest.txt.hbs:163
text(helpers.dollars(view1.usual.usd)) // digest.txt.hbs:164
text(view1.change) // digest.txt.hbs:164
}
}
if (view.shown.clusterTotals.leftOut) { // digest.txt.hbs:166
text(helpers.counted(view.shown.clusterTotals.leftOut, "more cluster")) // digest.txt.hbs:167
}
}
if (view.shown.teams.items.length) { // digest.txt.hbs:170
text(helpers.capitals("teams")) // digest.txt.hbs:172
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:174
text(helpers.padStart("Data", 11)) // digest.txt.hbs:174
for (const view1 of view.shown.teams.items) { // digest.txt.hbs:175
text(helpers.padStart(helpers.totalPrice(view1.totals), 11)) // digest.txt.hbs:176
text(helpers.padStart(helpers.gbOfBytes(view1.totals.bytes), 11)) // digest.txt.hbs:176
helpers.wrap(24) // digest.txt.hbs:176
text(helpers.short(view1.name)) // digest.txt.hbs:176
if (view1.usual) { // digest.txt.hbs:176
text(helpers.dollars(view1.usual.usd)) // digest.txt.hbs:177
text(view1.change) // digest.txt.hbs:177
}
}
if (view.shown.teams.leftOut) { // digest.txt.hbs:179
text(helpers.counted(view.shown.teams.leftOut, "more team")) // digest.txt.hbs:180
}
}
}
if (view.trend.budgets.length) { // digest.txt.hbs:184
text(helpers.capitals("budgets")) // digest.txt.hbs:186
text(helpers.padStart("To date", 11)) // digest.txt.hbs:188
text(helpers.padStart("Budget", 11)) // digest.txt.hbs:188
text(helpers.padStart("Share", 7)) // digest.txt.hbs:188
for (const view1 of view.trend.budgets) { // digest.txt.hbs:189
text(helpers.padStart(helpers.budgetUsd(view1), 11)) // digest.txt.hbs:190
text(helpers.padStart(helpers.dollars(view1.usdPerMonth), 11)) // digest.txt.hbs:190
text(helpers.padStart(helpers.budgetShare(view1), 7)) // digest.txt.hbs:190
helpers.wrap(31) // digest.txt.hbs:190
text(helpers.budgetTitle(view1)) // digest.txt.hbs:190
text(helpers.budgetWords(view1)) // digest.txt.hbs:191
}
}
if (!view.isShort) { // digest.txt.hbs:194
for (const view1 of view.shown.clusters.items) { // digest.txt.hbs:195
if (view.severalClusters) { // digest.txt.hbs:196
helpers.wrap(0) // digest.txt.hbs:198
text(helpers.short(view1.name)) // digest.txt.hbs:198
text(helpers.totalPrice(view1.totals)) // digest.txt.hbs:198
if (view1.change) { // digest.txt.hbs:198
text(view1.change) // digest.txt.hbs:198
}
}
text(helpers.sectionTitle("acrossZones", view.severalClusters)) // digest.txt.hbs:201
if (view1.interAz.rows.length) { // digest.txt.hbs:203
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:204
text(helpers.padStart("Data", 11)) // digest.txt.hbs:204
for (const view2 of view1.interAz.rows) { // digest.txt.hbs:205
text(helpers.padStart(helpers.cost(view2), 11)) // digest.txt.hbs:206
text(helpers.padStart(helpers.gb(view2.gigabytes), 11)) // digest.txt.hbs:206
helpers.wrap(24) // digest.txt.hbs:206
text(helpers.short(view2.source.name)) // digest.txt.hbs:206
if (helpers.place(view2.source)) { // digest.txt.hbs:206
text(helpers.place(view2.source)) // digest.txt.hbs:206
}
text(helpers.short(view2.destination.name)) // digest.txt.hbs:206
if (helpers.place(view2.destination)) { // digest.txt.hbs:206
text(helpers.place(view2.destination)) // digest.txt.hbs:206
}
text(helpers.zones(view2)) // digest.txt.hbs:207
}
if (view1.interAz.rest.rows) { // digest.txt.hbs:209
text(helpers.padStart(helpers.cost(view1.interAz.rest), 11)) // digest.txt.hbs:210
text(helpers.padStart(helpers.gb(view1.interAz.rest.gigabytes), 11)) // digest.txt.hbs:210
text(helpers.counted(view1.interAz.rest.rows, "more pair")) // digest.txt.hbs:210
}
{
const view2 = view1.interAz.total // digest.txt.hbs:212
if (view2) {
text(helpers.padStart(helpers.totalPrice(view2), 11)) // digest.txt.hbs:213
text(helpers.padStart(helpers.gbOfBytes(view2.bytes), 11)) // digest.txt.hbs:213
helpers.wrap(24) // digest.txt.hbs:213
text(helpers.sectionWords(view2)) // digest.txt.hbs:213
}
}
} else {
helpers.wrap(0) // digest.txt.hbs:216
text(helpers.phrase("noCrossings")) // digest.txt.hbs:216
if (view.isLacking) { // digest.txt.hbs:216
text(helpers.phrase("asFarAsAnswered")) // digest.txt.hbs:216
}
}
if (view1.crossingUsd) { // digest.txt.hbs:218
helpers.wrap(0) // digest.txt.hbs:220
text(helpers.dollars(view1.crossingUsd)) // digest.txt.hbs:220
text(helpers.phrase("gatewayCrossings")) // digest.txt.hbs:220
}
if (view1.hasCrossings) { // digest.txt.hbs:222
helpers.wrap(0) // digest.txt.hbs:224
text(helpers.percent(view1.locality.localBytes, view1.locality.bytes)) // digest.txt.hbs:224
if (view1.locality.services.length) { // digest.txt.hbs:224
text(helpers.phrase("mostCrossed")) // digest.txt.hbs:224
}
if (view1.locality.services.length) { // digest.txt.hbs:225
text(helpers.padStart("Data", 11)) // digest.txt.hbs:227
text(helpers.padStart("Same zone", 11)) // digest.txt.hbs:227
for (const view2 of view1.locality.services) { // digest.txt.hbs:228
text(helpers.padStart(helpers.gb(view2.gigabytes), 11)) // digest.txt.hbs:229
text(helpers.padStart(helpers.percent(view2.localBytes, view2.bytes), 11)) // digest.txt.hbs:229
helpers.wrap(24) // digest.txt.hbs:229
text(helpers.short(view2.service)) // digest.txt.hbs:229
if (view2.namespace) { // digest.txt.hbs:229
text(helpers.short(view2.namespace)) // digest.txt.hbs:229
}
}
}
}
if (view1.shows.external) { // digest.txt.hbs:233
text(helpers.sectionTitle("publicAddresses", view.severalClusters)) // digest.txt.hbs:235
if (view1.external.rows.length) { // digest.txt.hbs:237
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:238
text(helpers.padStart("Data", 11)) // digest.txt.hbs:238
for (const view2 of view1.external.rows) { // digest.txt.hbs:239
text(helpers.padStart(helpers.cost(view2), 11)) // digest.txt.hbs:240
text(helpers.padStart(helpers.gb(view2.gigabytes), 11)) // digest.txt.hbs:240
helpers.wrap(24) // digest.txt.hbs:240
text(helpers.short(view2.workload)) // digest.txt.hbs:240
if (view2.namespace) { // digest.txt.hbs:240
text(helpers.short(view2.namespace)) // digest.txt.hbs:240
}
text(helpers.remote(view2)) // digest.txt.hbs:240
text(helpers.addresses(view2.localIps)) // digest.txt.hbs:241
text(helpers.remoteFacts(view2)) // digest.txt.hbs:241
}
if (view1.external.rest.rows) { // digest.txt.hbs:243
text(helpers.padStart(helpers.cost(view1.external.rest), 11)) // digest.txt.hbs:244
text(helpers.padStart(helpers.gb(view1.external.rest.gigabytes), 11)) // digest.txt.hbs:244
text(helpers.counted(view1.external.rest.rows, "more line")) // digest.txt.hbs:244
}
{
const view2 = view1.external.total // digest.txt.hbs:246
if (view2) {
text(helpers.padStart(helpers.totalPrice(view2), 11)) // digest.txt.hbs:247
text(helpers.padStart(helpers.gbOfBytes(view2.bytes), 11)) // digest.txt.hbs:247
helpers.wrap(24) // digest.txt.hbs:247
text(helpers.sectionWords(view2)) // digest.txt.hbs:247
}
}
} else {
helpers.wrap(0) // digest.txt.hbs:250
text(helpers.phrase("noPublic")) // digest.txt.hbs:250
if (view.isLacking) { // digest.txt.hbs:250
text(helpers.phrase("asFarAsAnswered")) // digest.txt.hbs:250
}
}
}
if (view1.shows.awsServices) { // digest.txt.hbs:253
text(helpers.sectionTitle("awsServices", view.severalClusters)) // digest.txt.hbs:255
if (view1.awsServices.rows.length) { // digest.txt.hbs:257
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:258
text(helpers.padStart("Data", 11)) // digest.txt.hbs:258
for (const view2 of view1.awsServices.rows) { // digest.txt.hbs:259
text(helpers.padStart(helpers.cost(view2), 11)) // digest.txt.hbs:260
text(helpers.padStart(helpers.gb(view2.gigabytes), 11)) // digest.txt.hbs:260
helpers.wrap(24) // digest.txt.hbs:260
text(helpers.short(view2.workload)) // digest.txt.hbs:260
if (view2.namespace) { // digest.txt.hbs:260
text(helpers.short(view2.namespace)) // digest.txt.hbs:260
}
text(helpers.short(view2.service)) // digest.txt.hbs:260
text(helpers.way(view2)) // digest.txt.hbs:261
}
if (view1.awsServices.rest.rows) { // digest.txt.hbs:263
text(helpers.padStart(helpers.cost(view1.awsServices.rest), 11)) // digest.txt.hbs:264
text(helpers.padStart(helpers.gb(view1.awsServices.rest.gigabytes), 11)) // digest.txt.hbs:264
text(helpers.counted(view1.awsServices.rest.rows, "more line")) // digest.txt.hbs:264
}
{
const view2 = view1.awsServices.total // digest.txt.hbs:266
if (view2) {
text(helpers.padStart(helpers.totalPrice(view2), 11)) // digest.txt.hbs:267
text(helpers.padStart(helpers.gbOfBytes(view2.bytes), 11)) // digest.txt.hbs:267
helpers.wrap(24) // digest.txt.hbs:267
text(helpers.sectionWords(view2)) // digest.txt.hbs:267
}
}
} else {
helpers.wrap(0) // digest.txt.hbs:270
text(helpers.phrase("noServices")) // digest.txt.hbs:270
if (view.isLacking) { // digest.txt.hbs:270
text(helpers.phrase("asFarAsAnswered")) // digest.txt.hbs:270
}
}
}
if (view1.otherNetworks.rows.length) { // digest.txt.hbs:273
text(helpers.sectionTitle("otherNetworks", view.severalClusters)) // digest.txt.hbs:275
text(helpers.padStart("Cost", 11)) // digest.txt.hbs:277
text(helpers.padStart("Data", 11)) // digest.txt.hbs:277
for (const view2 of view1.otherNetworks.rows) { // digest.txt.hbs:278
text(helpers.padStart(helpers.cost(view2), 11)) // digest.txt.hbs:279
text(helpers.padStart(helpers.gb(view2.gigabytes), 11)) // digest.txt.hbs:279
helpers.wrap(24) // digest.txt.hbs:279
text(helpers.short(view2.source.name)) // digest.txt.hbs:279
if (helpers.place(view2.source)) { // digest.txt.hbs:279
text(helpers.place(view2.source)) // digest.txt.hbs:279
}
text(helpers.short(view2.destination.name)) // digest.txt.hbs:279
if (helpers.place(view2.destination)) { // digest.txt.hbs:279
text(helpers.place(view2.destination)) // digest.txt.hbs:279
}
text(helpers.wayWords(view2.via)) // digest.txt.hbs:280
}
if (view1.otherNetworks.rest.rows) { // digest.txt.hbs:282
text(helpers.padStart(helpers.cost(view1.otherNetworks.rest), 11)) // digest.txt.hbs:283
text(helpers.padStart(helpers.gb(view1.otherNetworks.rest.gigabytes), 11)) // digest.txt.hbs:283
text(helpers.counted(view1.otherNetworks.rest.rows, "more pair")) // digest.txt.hbs:283
}
{
const view2 = view1.otherNetworks.total // digest.txt.hbs:285
if (view2) {
text(helpers.padStart(helpers.totalPrice(view2), 11)) // digest.txt.hbs:286
text(helpers.padStart(helpers.gbOfBytes(view2.bytes), 11)) // digest.txt.hbs:286
helpers.wrap(24) // digest.txt.hbs:286
text(helpers.sectionWords(view2)) // digest.txt.hbs:286
}
}
}
}
if (view.shown.clusters.leftOut) { // digest.txt.hbs:290
text(helpers.counted(view.shown.clusters.leftOut, "more cluster")) // digest.txt.hbs:292
}
}
if (view.shown.notes.items.length) { // digest.txt.hbs:295
text(helpers.capitals("notes")) // digest.txt.hbs:297
for (const view1 of view.shown.notes.items) { // digest.txt.hbs:299
helpers.wrap(2) // digest.txt.hbs:300
text(helpers.sentence(view1)) // digest.txt.hbs:300
}
if (view.shown.notes.leftOut) { // digest.txt.hbs:302
text(helpers.counted(view.shown.notes.leftOut, "more note")) // digest.txt.hbs:303
}
}
text(helpers.capitals("method")) // digest.txt.hbs:307
helpers.wrap(11) // digest.txt.hbs:309
text(helpers.coverageWords(view)) // digest.txt.hbs:309
if (view.missing) { // digest.txt.hbs:309
text(view.missing) // digest.txt.hbs:309
}
for (const view1 of view.shown.countedMonitors.items) { // digest.txt.hbs:309
text(helpers.seenWords(view1)) // digest.txt.hbs:309
}
if (view.shown.countedMonitors.leftOut) { // digest.txt.hbs:309
text(helpers.counted(view.shown.countedMonitors.leftOut, "more monitor")) // digest.txt.hbs:309
}
for (const view1 of view.shown.countedGateways.items) { // digest.txt.hbs:309
text(helpers.natSeenWords(view1)) // digest.txt.hbs:309
}
helpers.wrap(11) // digest.txt.hbs:310
text(helpers.methodWords(view)) // digest.txt.hbs:310
helpers.wrap(11) // digest.txt.hbs:311
text(helpers.pricesWords(view.rates)) // digest.txt.hbs:311
if (view.bill) { // digest.txt.hbs:312
helpers.wrap(11) // digest.txt.hbs:313
text(helpers.billWords(view.bill)) // digest.txt.hbs:313
}
helpers.wrap(0) // digest.txt.hbs:316
text(helpers.short(view.version)) // digest.txt.hbs:316
if (helpers.opensInBrowser(view.pageUrl)) { // digest.txt.hbs:317
text(helpers.phrase("openPage")) // digest.txt.hbs:318
text(view.pageUrl) // digest.txt.hbs:319
}
}

export function alertHtml(view: AlertView) {
text(view.title) // partials/head.mjml:2
text(view.preheader) // partials/head.mjml:3
text(view.clusterLabel) // alert.mjml:8
text(view.when) // alert.mjml:8
for (const view1 of view.rises) { // alert.mjml:13
text(view1.amount) // alert.mjml:13
text(view1.what) // alert.mjml:14
text(view1.first) // alert.mjml:15
}
text(view.method) // alert.mjml:16
}

export function notificationHtml(view: NotificationView) {
text(view.title) // partials/head.mjml:2
text(view.preheader) // partials/head.mjml:3
text(view.headline) // notification.mjml:7
text(view.summary) // notification.mjml:8
for (const view1 of view.sections) { // notification.mjml:9
text(view1.name) // notification.mjml:9
for (const view2 of view1.lines) { // notification.mjml:10
text(view2) // notification.mjml:10
}
if (view1.titles.length) { // notification.mjml:11
for (const view2 of view1.titles) { // notification.mjml:12
if (!loop.first) { // notification.mjml:12
}
if (!loop.first) { // notification.mjml:12
}
text(view2) // notification.mjml:12
}
for (const view2 of view1.rows) { // notification.mjml:13
for (const view3 of view2) { // notification.mjml:13
if (loop.first) { // notification.mjml:13
}
text(view3) // notification.mjml:13
}
}
}
}
if (view.changes.length) { // notification.mjml:15
}
for (const view1 of view.changes) { // notification.mjml:16
text(view1.title) // notification.mjml:16
for (const view2 of view1.risks) { // notification.mjml:17
text(view2) // notification.mjml:17
}
text(view1.commands) // notification.mjml:18
}
for (const view1 of view.links) { // notification.mjml:19
text(view1.url) // notification.mjml:19
text(view1.label) // notification.mjml:19
}
text(view.footer) // notification.mjml:20
}


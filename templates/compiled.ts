// Made by `npm run templates` from digest.mjml, alert.mjml, notification.mjml, their partials and digest.txt.hbs. Do not edit.
// @ts-nocheck
export const htmlTemplate = {"0":function(container,depth0,helpers,partials,data) {
    return "<span class=\"tag good\" style=\"font-size:12px;line-height:20px;font-weight:700;letter-spacing:0.4px;white-space:nowrap;color:#17663a\">&#10003; "
    + container.escapeExpression(container.lambda(container.strict(depth0, "statusTag" ), depth0))
    + "</span>";
},"1":function(container,depth0,helpers,partials,data) {
    return "<span class=\"tag bad\" style=\"font-size:12px;line-height:20px;font-weight:700;letter-spacing:0.4px;white-space:nowrap;color:#8a4b00\">&#9650; "
    + container.escapeExpression(container.lambda(container.strict(depth0, "statusTag" ), depth0))
    + "</span>";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding-top:6px\">"
    + container.escapeExpression(lookupProperty(helpers,"alarmWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + "</p>";
},"3":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"usualWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + " ";
},"4":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return " "
    + container.escapeExpression(lookupProperty(helpers,"exceededWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"trend"),"budgets"),{"hash":{},"data":data}));
},"5":function(container,depth0,helpers,partials,data) {
    var alias1=container.escapeExpression, lookupProperty = container.lookupProperty;

  return " <a href=\""
    + alias1(container.lambda(container.strict(depth0, "pageUrl" ), depth0))
    + "\">"
    + alias1(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"openPage",{"hash":{},"data":data}))
    + "</a>";
},"6":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<th scope=\"col\" align=\"left\" class=\"fig\">"
    + container.escapeExpression(lookupProperty(helpers,"figureWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"name"),{"hash":{},"data":data}))
    + "</th>";
},"7":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<td class=\"figv\">"
    + alias2(lookupProperty(helpers,"dayPart").call(alias1,lookupProperty(depth0,"usd"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"deltaWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small></td>";
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<td class=\"fign\">"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(data,"root"),"hasDays"),{"hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</td>";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"1\" border=\"0\" style=\"border-collapse:separate\"><tr>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(helpers,"sparkline").call(alias1,lookupProperty(depth0,"days"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tr></table>";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<td width=\"4\" "
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "></td>";
},"11":function(container,depth0,helpers,partials,data) {
    return " class=\"sp\" style=\"border-bottom:"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "px solid #2f7fd1\" ";
},"12":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return " ("
    + container.escapeExpression(lookupProperty(helpers,"deltaWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"trend"),"savings"),{"hash":{},"data":data}))
    + ")";
},"13":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "; "
    + container.escapeExpression(lookupProperty(helpers,"dollars").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"totals"),"provenUsdPerMonth"),{"hash":{},"data":data}))
    + " a month saved so far";
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"with").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"trend"),"savings"),{"hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"15":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook alert-box-outlook\" role=\"presentation\" style=\"width:680px\" width=\"680\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly\"><![endif]-->\n<div class=\"card alert-box\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px\">\n<table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%\">\n<tbody>\n<tr>\n<td style=\"direction:ltr;font-size:0px;padding:12px 24px 0;text-align:center\">\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"alert-outlook\" style=\"vertical-align:top;width:632px\" ><![endif]-->\n<div class=\"mj-column-per-100 mj-outlook-group-fix alert\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td style=\"background-color:#fff6df;border-left:4px solid #b86e00;vertical-align:top;padding:12px 0 14px\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td align=\"left\" style=\"font-size:0px;padding:0 16px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#4a2a00\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:0\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"alerts",{"hash":{},"data":data}))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"newAlarms"),{"hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"undone"),{"hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"causes"),{"hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n";
},"16":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding-top:4px\">"
    + container.escapeExpression(lookupProperty(helpers,"alarmWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + "</p>";
},"17":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding-top:4px\">"
    + container.escapeExpression(lookupProperty(helpers,"undoneWords").call(alias1,depth0,{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"number"),{"hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</p>";
},"18":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return " See saving "
    + container.escapeExpression(lookupProperty(helpers,"count").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"number"),{"hash":{},"data":data}))
    + ".";
},"19":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"first"),{"hash":{},"fn":container.program(20, data, 0),"inverse":container.program(23, data, 0),"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"pairWords").call(alias1,depth0,{"hash":{},"data":data}))
    + " "
    + alias2(lookupProperty(helpers,"moverWay").call(alias1,depth0,{"hash":{},"data":data}))
    + " "
    + alias2(lookupProperty(helpers,"fromToWords").call(alias1,depth0,{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(data,"last"),{"hash":{},"fn":container.program(24, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"20":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding-top:4px\">"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(data,"root"),"attention"),"causesAreMost"),{"hash":{},"fn":container.program(21, data, 0),"inverse":container.program(22, data, 0),"data":data})) != null ? stack1 : "")
    + ": ";
},"21":function(container,depth0,helpers,partials,data) {
    return "Mostly";
},"22":function(container,depth0,helpers,partials,data) {
    return "Including";
},"23":function(container,depth0,helpers,partials,data) {
    return "; ";
},"24":function(container,depth0,helpers,partials,data) {
    return ".</p>";
},"25":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "\n\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook alert-box-outlook\" role=\"presentation\" style=\"width:680px\" width=\"680\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly\"><![endif]-->\n<div class=\"card alert-box\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px\">\n<table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%\">\n<tbody>\n<tr>\n<td style=\"direction:ltr;font-size:0px;padding:12px 24px 0;text-align:center\">\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"alert-outlook\" style=\"vertical-align:top;width:632px\" ><![endif]-->\n<div class=\"mj-column-per-100 mj-outlook-group-fix alert\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td style=\"background-color:#fff6df;border-left:4px solid #b86e00;vertical-align:top;padding:12px 0 14px\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td align=\"left\" style=\"font-size:0px;padding:0 16px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#4a2a00\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:0\">"
    + alias2(lookupProperty(helpers,"heading").call(alias1,"incomplete",{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"missing"),{"hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</h2>\n<p style=\"margin:0\">"
    + alias2(lookupProperty(helpers,"phrase").call(alias1,"tooLow",{"hash":{},"data":data}))
    + "</p></div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"beyond"),"items"),"length"),{"hash":{},"fn":container.program(27, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"gaps"),"items"),"length"),{"hash":{},"fn":container.program(30, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"cuts"),"items"),"length"),{"hash":{},"fn":container.program(32, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"gaps"),"leftOut"),{"hash":{},"fn":container.program(34, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"cuts"),"leftOut"),{"hash":{},"fn":container.program(35, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n";
},"26":function(container,depth0,helpers,partials,data) {
    return ": "
    + container.escapeExpression(container.lambda(container.strict(depth0, "missing" ), depth0));
},"27":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" style=\"font-size:0px;padding:8px 16px 0;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#4a2a00\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"beyond"),"items"),{"hash":{},"fn":container.program(28, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"beyond"),"leftOut"),{"hash":{},"fn":container.program(29, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n";
},"28":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0\">"
    + container.escapeExpression(lookupProperty(helpers,"seenWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + ".</p>";
},"29":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0\">And "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"beyond"),"leftOut"),"more monitor",{"hash":{},"data":data}))
    + " in report.json.</p>";
},"30":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" style=\"font-size:0px;padding:8px 16px 0;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#4a2a00;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th wth\">Monitor and traffic</th><th scope=\"col\" align=\"left\" class=\"th wth\">No answer for ("
    + container.escapeExpression(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"timeZone"),{"hash":{},"data":data}))
    + ")</th><th scope=\"col\" align=\"left\" class=\"th wth\">Why</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"gaps"),"items"),{"hash":{},"fn":container.program(31, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"31":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td wtd\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"monitor"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"categoryWords").call(alias1,lookupProperty(depth0,"category"),{"hash":{},"data":data}))
    + "</small></th><td class=\"td wtd\">"
    + alias2(lookupProperty(helpers,"localSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"utcSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data}))
    + "</small></td><td class=\"td wtd\">"
    + alias2(lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"reason"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"32":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" style=\"font-size:0px;padding:8px 16px 0;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#4a2a00;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th wth\">Monitor and traffic</th><th scope=\"col\" align=\"left\" class=\"th wth\">Cut answers ("
    + container.escapeExpression(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"timeZone"),{"hash":{},"data":data}))
    + ")</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"cuts"),"items"),{"hash":{},"fn":container.program(33, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"33":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td wtd\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"monitor"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"categoriesWords").call(alias1,lookupProperty(depth0,"categories"),{"hash":{},"data":data}))
    + "</small></th><td class=\"td wtd\">"
    + alias2(lookupProperty(helpers,"localSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"utcSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data}))
    + ": "
    + alias2(lookupProperty(helpers,"cutWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small></td></tr>\n";
},"34":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" style=\"font-size:0px;padding:8px 16px 0;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:12px;line-height:1.5;text-align:left;color:#4a2a00\">And "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"gaps"),"leftOut"),"more gap",{"hash":{},"data":data}))
    + ", listed in report.json.</div>\n</td>\n</tr>\n";
},"35":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" style=\"font-size:0px;padding:8px 16px 0;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:12px;line-height:1.5;text-align:left;color:#4a2a00\">And "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"cuts"),"leftOut"),"more cut",{"hash":{},"data":data}))
    + ", listed in report.json.</div>\n</td>\n</tr>\n";
},"36":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:14px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><p style=\"margin:0\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isQuiet"),{"hash":{},"fn":container.program(37, data, 0),"inverse":container.program(38, data, 0),"data":data})) != null ? stack1 : "")
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasFindings"),{"hash":{},"fn":container.program(39, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n";
},"37":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"quietWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"attention"),{"hash":{},"data":data}));
},"38":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"tooLong",{"hash":{},"data":data}));
},"39":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding-top:6px\">"
    + container.escapeExpression(lookupProperty(helpers,"savingsWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"findings"),"totals"),{"hash":{},"data":data}))
    + "</p>";
},"40":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"movers"),"length"),{"hash":{},"fn":container.program(41, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasFindings"),{"hash":{},"fn":container.program(44, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"savings"),"items"),"length"),{"hash":{},"fn":container.program(48, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"unavoidable"),"length"),{"hash":{},"fn":container.program(60, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"accepted"),"length"),{"hash":{},"fn":container.program(63, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"items"),"length"),{"hash":{},"fn":container.program(64, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + alias2(lookupProperty(helpers,"heading").call(alias1,"charges",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"58%\">Charge</th><th scope=\"col\" align=\"right\" class=\"th nh\">Share</th><th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"byCharge"),{"hash":{},"fn":container.program(67, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"phrase").call(alias1,"free",{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n\"></td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"freeBytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n rest\">free</td></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unpriced"),"items"),{"hash":{},"fn":container.program(69, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bounds"),{"hash":{},"fn":container.program(70, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td total\">"
    + alias2(lookupProperty(helpers,"phrase").call(alias1,"allTraffic",{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"repeatedBytes"),{"hash":{},"fn":container.program(71, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</th><td align=\"right\" class=\"n total\"></td><td align=\"right\" class=\"n total\">"
    + alias2(lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n total\">"
    + alias2(lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data}))
    + "</td></tr>\n</table>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"items"),"length"),{"hash":{},"fn":container.program(72, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"severalClusters"),{"hash":{},"fn":container.program(77, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"items"),"length"),{"hash":{},"fn":container.program(83, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"41":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"changed",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\">From and to</th><th scope=\"col\" align=\"right\" class=\"th nh\">Usual</th><th scope=\"col\" align=\"right\" class=\"th nh\">Now</th><th scope=\"col\" align=\"right\" class=\"th nh\">Change</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"movers"),{"hash":{},"fn":container.program(42, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"42":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"pairWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "<br><small>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(43, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"moverWay").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small><table role=\"presentation\" aria-hidden=\"true\" cellpadding=\"0\" cellspacing=\"1\" border=\"0\" style=\"border-collapse:separate;margin-top:4px\"><tr>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(helpers,"sparkline").call(alias1,lookupProperty(depth0,"days"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tr></table></th><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"orNothing").call(alias1,lookupProperty(depth0,"usualUsd"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"orNothing").call(alias1,lookupProperty(depth0,"usd"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"moveWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"43":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"short").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"cluster"),{"hash":{},"data":data}))
    + ": ";
},"44":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + alias2(lookupProperty(helpers,"heading").call(alias1,"savings",{"hash":{},"data":data}))
    + "</h2><p class=\"muted\" style=\"margin:0;color:#57616d;padding-top:2px\">"
    + alias2(lookupProperty(helpers,"savingsWords").call(alias1,lookupProperty(lookupProperty(depth0,"findings"),"totals"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"open"),"length"),{"hash":{},"fn":container.program(45, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</p></div>\n</td>\n</tr>\n";
},"45":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return " "
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"opensInBrowser").call(alias1,lookupProperty(depth0,"changesUrl"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(46, data, 0),"inverse":container.program(47, data, 0),"data":data})) != null ? stack1 : "")
    + ".";
},"46":function(container,depth0,helpers,partials,data) {
    var alias1=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<a href=\""
    + alias1(container.lambda(container.strict(depth0, "changesUrl" ), depth0))
    + "\">"
    + alias1(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"howTo",{"hash":{},"data":data}))
    + "</a>";
},"47":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"howTo",{"hash":{},"data":data}));
},"48":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"savings"),"items"),{"hash":{},"fn":container.program(49, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"savings"),"leftOut"),{"hash":{},"fn":container.program(59, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"49":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(50, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"hash":{},"data":data}))
    + ". "
    + alias2(lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"title"),{"hash":{},"data":data}))
    + "<br><small>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"restoreWords").call(alias1,lookupProperty(depth0,"undone"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(51, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"dependsOnApplication"),{"hash":{},"fn":container.program(52, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"why"),{"hash":{},"data":data}))
    + "</small>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"savesOnWords").call(alias1,depth0,{"hash":{},"data":data}),{"hash":{},"fn":container.program(53, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"risks"),{"hash":{},"fn":container.program(54, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"moreRisks"),{"hash":{},"fn":container.program(55, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"apply"),"length"),{"hash":{},"fn":container.program(56, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</th><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"savingWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"50":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<small>"
    + container.escapeExpression(lookupProperty(helpers,"short").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"cluster"),{"hash":{},"data":data}))
    + ":</small> ";
},"51":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"restoreWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"undone"),{"hash":{},"data":data}))
    + " ";
},"52":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"depends",{"hash":{},"data":data}))
    + " ";
},"53":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<br><small>"
    + container.escapeExpression(lookupProperty(helpers,"savesOnWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + "</small>";
},"54":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<br><small>Risk: "
    + container.escapeExpression(lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + "</small>";
},"55":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<br><small>"
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"moreRisks"),"more risk",{"hash":{},"data":data}))
    + " in changes.md.</small>";
},"56":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<div class=\"code\">"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"apply"),{"hash":{},"fn":container.program(57, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</div>";
},"57":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"first"),{"hash":{},"fn":container.program(58, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + container.escapeExpression(container.lambda(depth0, depth0));
},"58":function(container,depth0,helpers,partials,data) {
    return "<br>";
},"59":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" class=\"td rest\">"
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"savings"),"leftOut"),"more saving",{"hash":{},"data":data}))
    + " in changes.md</th><td align=\"right\" class=\"n rest\"></td></tr>\n";
},"60":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:14px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"unavoidable",{"hash":{},"data":data}))
    + "</th><th scope=\"col\" align=\"right\" class=\"th nh\">Costs</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unavoidable"),"items"),{"hash":{},"fn":container.program(61, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unavoidable"),"leftOut"),{"hash":{},"fn":container.program(62, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"61":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(50, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"title"),{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"costWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"62":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" class=\"td rest\">"
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unavoidable"),"leftOut"),"more finding",{"hash":{},"data":data}))
    + " in report.json</th><td align=\"right\" class=\"n rest\"></td></tr>\n";
},"63":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:12px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + container.escapeExpression(lookupProperty(helpers,"acceptedWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"findings"),"accepted"),{"hash":{},"data":data}))
    + "</div>\n</td>\n</tr>\n";
},"64":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"measured",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\">Change</th><th scope=\"col\" align=\"right\" class=\"th nh\">Saved</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"items"),{"hash":{},"fn":container.program(65, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"leftOut"),{"hash":{},"fn":container.program(66, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"65":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"title"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"proofWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small></th><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"provenWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"66":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" class=\"td rest\">"
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"leftOut"),"more finding",{"hash":{},"data":data}))
    + " in report.json</th><td align=\"right\" class=\"n rest\"></td></tr>\n";
},"67":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"chargeWords").call(alias1,lookupProperty(depth0,"charge"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"usd"),{"hash":{},"fn":container.program(68, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</th><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"percent").call(alias1,lookupProperty(depth0,"usd"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"totals"),"usd"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"usd"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"68":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<table role=\"presentation\" aria-hidden=\"true\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin-top:4px\"><tr><td class=\"bar\" width=\""
    + container.escapeExpression(lookupProperty(helpers,"barWidth").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"usd"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"totals"),"usd"),{"hash":{},"data":data}))
    + "%\" height=\"6\" bgcolor=\"#2f7fd1\" style=\"font-size:0;line-height:6px\"></td><td class=\"track\" height=\"6\" bgcolor=\"#e9edf1\" style=\"font-size:0;line-height:6px\"></td></tr></table>";
},"69":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"unpricedWords").call(alias1,depth0,lookupProperty(lookupProperty(data,"root"),"bytesPerGigabyte"),{"hash":{},"data":data}))
    + ": "
    + alias2(lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"reason"),{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n\"></td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n rest\">not known</td></tr>\n";
},"70":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"boundWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n\"></td><td align=\"right\" class=\"n\"></td><td align=\"right\" class=\"n rest\">up to "
    + alias2(lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"usdAtMost"),{"hash":{},"data":data}))
    + " more</td></tr>\n";
},"71":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<br><small>"
    + container.escapeExpression(lookupProperty(helpers,"gbOfBytes").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"totals"),"repeatedBytes"),{"hash":{},"data":data}))
    + " count in two lines above</small>";
},"72":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"accounts",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"75%\">Billed account</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"items"),{"hash":{},"fn":container.program(73, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"leftOut"),{"hash":{},"fn":container.program(76, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"73":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"paidFor"),{"hash":{},"fn":container.program(74, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"lacks"),{"hash":{},"fn":container.program(75, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</th><td align=\"right\" class=\"n\">"
    + alias2(container.lambda(container.strict(depth0, "price" ), depth0))
    + "</td></tr>\n";
},"74":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<br><small>"
    + container.escapeExpression(lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"paidFor"),{"hash":{},"data":data}))
    + "</small>";
},"75":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<br><small>"
    + container.escapeExpression(lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"lacks"),{"hash":{},"data":data}))
    + "</small>";
},"76":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<tr><td class=\"td rest\" colspan=\"2\">And "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"leftOut"),"more account",{"hash":{},"data":data}))
    + ", listed in report.json.</td></tr>\n";
},"77":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"clusters",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"46%\">Cluster</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasUsual"),{"hash":{},"fn":container.program(78, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusterTotals"),"items"),{"hash":{},"fn":container.program(79, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusterTotals"),"leftOut"),{"hash":{},"fn":container.program(82, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"78":function(container,depth0,helpers,partials,data) {
    return "<th scope=\"col\" align=\"right\" class=\"th nh\">Usual</th>";
},"79":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"where"),{"hash":{},"data":data}))
    + "</small></th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"hasUsual"),{"hash":{},"fn":container.program(80, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"80":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<td align=\"right\" class=\"n rest\">"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"usual"),{"hash":{},"fn":container.program(81, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</td>";
},"81":function(container,depth0,helpers,partials,data) {
    var alias1=container.escapeExpression, lookupProperty = container.lookupProperty;

  return alias1(lookupProperty(helpers,"dollars").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"usual"),"usd"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias1(container.lambda(container.strict(depth0, "change" ), depth0))
    + "</small>";
},"82":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<tr><td class=\"td rest\" colspan=\"4\">And "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusterTotals"),"leftOut"),"more cluster",{"hash":{},"data":data}))
    + ", listed in report.json.</td></tr>\n";
},"83":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"teams",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"46%\">Team</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"teamsHaveUsual"),{"hash":{},"fn":container.program(78, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"items"),{"hash":{},"fn":container.program(84, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"leftOut"),{"hash":{},"fn":container.program(85, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"84":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data}))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"teamsHaveUsual"),{"hash":{},"fn":container.program(80, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"85":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<tr><td class=\"td rest\" colspan=\"4\">And "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"leftOut"),"more team",{"hash":{},"data":data}))
    + ", listed in report.json.</td></tr>\n";
},"86":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"budgets",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"58%\">For</th><th scope=\"col\" align=\"right\" class=\"th nh\">Share</th><th scope=\"col\" align=\"right\" class=\"th nh\">To date</th><th scope=\"col\" align=\"right\" class=\"th nh\">Budget</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"trend"),"budgets"),{"hash":{},"fn":container.program(87, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"87":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"budgetTitle").call(alias1,depth0,{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"budgetWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small><table role=\"presentation\" aria-hidden=\"true\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin-top:4px\"><tr><td class=\""
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"isOver").call(alias1,lookupProperty(depth0,"status"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(88, data, 0),"inverse":container.program(89, data, 0),"data":data})) != null ? stack1 : "")
    + "\" width=\""
    + alias2(lookupProperty(helpers,"barWidth").call(alias1,lookupProperty(depth0,"usd"),lookupProperty(depth0,"usdPerMonth"),{"hash":{},"data":data}))
    + "%\" height=\"6\" bgcolor=\""
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"isOver").call(alias1,lookupProperty(depth0,"status"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(90, data, 0),"inverse":container.program(91, data, 0),"data":data})) != null ? stack1 : "")
    + "\" style=\"font-size:0;line-height:6px\"></td><td class=\"track\" height=\"6\" bgcolor=\"#e9edf1\" style=\"font-size:0;line-height:6px\"></td></tr></table></th><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"budgetShare").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"budgetUsd").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"usdPerMonth"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"88":function(container,depth0,helpers,partials,data) {
    return "over";
},"89":function(container,depth0,helpers,partials,data) {
    return "bar";
},"90":function(container,depth0,helpers,partials,data) {
    return "#b86e00";
},"91":function(container,depth0,helpers,partials,data) {
    return "#2f7fd1";
},"92":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusters"),"items"),{"hash":{},"fn":container.program(93, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusters"),"leftOut"),{"hash":{},"fn":container.program(129, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"93":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(94, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(96, data, 0),"inverse":container.program(97, data, 0),"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rows"),"length"),{"hash":{},"fn":container.program(98, data, 0),"inverse":container.program(102, data, 0),"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"crossingUsd"),{"hash":{},"fn":container.program(104, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasCrossings"),{"hash":{},"fn":container.program(105, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"shows"),"external"),{"hash":{},"fn":container.program(109, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"shows"),"awsServices"),{"hash":{},"fn":container.program(117, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rows"),"length"),{"hash":{},"fn":container.program(124, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"94":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data}))
    + " <span class=\"muted\" style=\"color:#57616d;font-weight:400\">"
    + alias2(lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"change"),{"hash":{},"fn":container.program(95, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</span></h2></div>\n</td>\n</tr>\n";
},"95":function(container,depth0,helpers,partials,data) {
    return ", "
    + container.escapeExpression(container.lambda(container.strict(depth0, "change" ), depth0));
},"96":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h3 style=\"margin:0;font-weight:600;font-size:14px;line-height:20px;padding-top:18px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"acrossZones",{"hash":{},"data":data}))
    + "</h3>";
},"97":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"acrossZones",{"hash":{},"data":data}))
    + "</h2>";
},"98":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"36%\">From</th><th scope=\"col\" align=\"left\" class=\"th\" width=\"38%\">To</th><th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"interAz"),"rows"),{"hash":{},"fn":container.program(99, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rest"),"rows"),{"hash":{},"fn":container.program(100, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"interAz"),"total"),{"hash":{},"fn":container.program(101, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"99":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"source"),"name"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"source"),{"hash":{},"data":data}))
    + "</small></th><td class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"destination"),"name"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"destination"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"destination"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(58, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"zones").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small></td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"100":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" class=\"td rest\" colspan=\"2\">"
    + alias2(lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rest"),"rows"),"more pair",{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rest"),"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"interAz"),"rest"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"101":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td total\" colspan=\"2\">"
    + alias2(lookupProperty(helpers,"sectionWords").call(alias1,depth0,{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n total\">"
    + alias2(lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(depth0,"bytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n total\">"
    + alias2(lookupProperty(helpers,"totalPrice").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"102":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:4px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + container.escapeExpression(lookupProperty(helpers,"phrase").call(alias1,"noCrossings",{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"isLacking"),{"hash":{},"fn":container.program(103, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ".</div>\n</td>\n</tr>\n";
},"103":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return ", "
    + container.escapeExpression(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"asFarAsAnswered",{"hash":{},"data":data}));
},"104":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:12px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">Crossing zones cost "
    + alias2(lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"crossingUsd"),{"hash":{},"data":data}))
    + " in total. "
    + alias2(lookupProperty(helpers,"phrase").call(alias1,"gatewayCrossings",{"hash":{},"data":data}))
    + "</div>\n</td>\n</tr>\n";
},"105":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:12px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + container.escapeExpression(lookupProperty(helpers,"percent").call(alias1,lookupProperty(lookupProperty(depth0,"locality"),"localBytes"),lookupProperty(lookupProperty(depth0,"locality"),"bytes"),{"hash":{},"data":data}))
    + " of the bytes inside the VPC stay in their zone."
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"locality"),"services"),"length"),{"hash":{},"fn":container.program(106, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"locality"),"services"),"length"),{"hash":{},"fn":container.program(107, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"106":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return " "
    + container.escapeExpression(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"mostCrossed",{"hash":{},"data":data}));
},"107":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"58%\">Service</th><th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Same zone</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"locality"),"services"),{"hash":{},"fn":container.program(108, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"108":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td tight\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"service"),{"hash":{},"data":data}))
    + " <small>"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"namespace"),{"hash":{},"data":data}))
    + "</small></th><td align=\"right\" class=\"n tight\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n tight\">"
    + alias2(lookupProperty(helpers,"percent").call(alias1,lookupProperty(depth0,"localBytes"),lookupProperty(depth0,"bytes"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"109":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(110, data, 0),"inverse":container.program(111, data, 0),"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rows"),"length"),{"hash":{},"fn":container.program(112, data, 0),"inverse":container.program(116, data, 0),"data":data})) != null ? stack1 : "");
},"110":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h3 style=\"margin:0;font-weight:600;font-size:14px;line-height:20px;padding-top:18px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"publicAddresses",{"hash":{},"data":data}))
    + "</h3>";
},"111":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"publicAddresses",{"hash":{},"data":data}))
    + "</h2>";
},"112":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"36%\">Workload</th><th scope=\"col\" align=\"left\" class=\"th\" width=\"38%\">Remote</th><th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"external"),"rows"),{"hash":{},"fn":container.program(113, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rest"),"rows"),{"hash":{},"fn":container.program(115, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"external"),"total"),{"hash":{},"fn":container.program(101, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"113":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"workload"),{"hash":{},"data":data}))
    + "<br><small>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"namespace"),{"hash":{},"fn":container.program(114, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"addresses").call(alias1,lookupProperty(depth0,"localIps"),{"hash":{},"data":data}))
    + "</small></th><td class=\"td\">"
    + alias2(lookupProperty(helpers,"remote").call(alias1,depth0,{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"remoteFacts").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small></td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"114":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return container.escapeExpression(lookupProperty(helpers,"short").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"namespace"),{"hash":{},"data":data}))
    + "<br>";
},"115":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" class=\"td rest\" colspan=\"2\">"
    + alias2(lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rest"),"rows"),"more line",{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rest"),"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"external"),"rest"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"116":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:4px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + container.escapeExpression(lookupProperty(helpers,"phrase").call(alias1,"noPublic",{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"isLacking"),{"hash":{},"fn":container.program(103, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ".</div>\n</td>\n</tr>\n";
},"117":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(118, data, 0),"inverse":container.program(119, data, 0),"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rows"),"length"),{"hash":{},"fn":container.program(120, data, 0),"inverse":container.program(123, data, 0),"data":data})) != null ? stack1 : "");
},"118":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h3 style=\"margin:0;font-weight:600;font-size:14px;line-height:20px;padding-top:18px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"awsServices",{"hash":{},"data":data}))
    + "</h3>";
},"119":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"awsServices",{"hash":{},"data":data}))
    + "</h2>";
},"120":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"36%\">Workload</th><th scope=\"col\" align=\"left\" class=\"th\" width=\"38%\">Service</th><th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"awsServices"),"rows"),{"hash":{},"fn":container.program(121, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),"rows"),{"hash":{},"fn":container.program(122, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"awsServices"),"total"),{"hash":{},"fn":container.program(101, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"121":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"workload"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"namespace"),{"hash":{},"data":data}))
    + "</small></th><td class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"service"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"way").call(alias1,depth0,{"hash":{},"data":data}))
    + "</small></td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"122":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" class=\"td rest\" colspan=\"2\">"
    + alias2(lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),"rows"),"more line",{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"123":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:4px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + container.escapeExpression(lookupProperty(helpers,"phrase").call(alias1,"noServices",{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"isLacking"),{"hash":{},"fn":container.program(103, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ".</div>\n</td>\n</tr>\n";
},"124":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(125, data, 0),"inverse":container.program(126, data, 0),"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"col\" align=\"left\" class=\"th\" width=\"36%\">From</th><th scope=\"col\" align=\"left\" class=\"th\" width=\"38%\">To</th><th scope=\"col\" align=\"right\" class=\"th nh\">Data</th><th scope=\"col\" align=\"right\" class=\"th nh\">Cost</th></tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"otherNetworks"),"rows"),{"hash":{},"fn":container.program(127, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),"rows"),{"hash":{},"fn":container.program(128, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"otherNetworks"),"total"),{"hash":{},"fn":container.program(101, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n";
},"125":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h3 style=\"margin:0;font-weight:600;font-size:14px;line-height:20px;padding-top:18px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"otherNetworks",{"hash":{},"data":data}))
    + "</h3>";
},"126":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(depth0 != null ? depth0 : (container.nullContext || {}),"otherNetworks",{"hash":{},"data":data}))
    + "</h2>";
},"127":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"source"),"name"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"source"),{"hash":{},"data":data}))
    + "</small></th><td class=\"td\">"
    + alias2(lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"destination"),"name"),{"hash":{},"data":data}))
    + "<br><small>"
    + alias2(lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"destination"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"destination"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(58, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias2(lookupProperty(helpers,"wayWords").call(alias1,lookupProperty(depth0,"via"),{"hash":{},"data":data}))
    + "</small></td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n";
},"128":function(container,depth0,helpers,partials,data) {
    var alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" class=\"td rest\" colspan=\"2\">"
    + alias2(lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),"rows"),"more pair",{"hash":{},"data":data}))
    + "</th><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),"gigabytes"),{"hash":{},"data":data}))
    + "</td><td align=\"right\" class=\"n rest\">"
    + alias2(lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"129":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:16px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">The tables of "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusters"),"leftOut"),"more cluster",{"hash":{},"data":data}))
    + " are in report.json.</div>\n</td>\n</tr>\n";
},"130":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(lookupProperty(helpers,"heading").call(alias1,"notes",{"hash":{},"data":data}))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"items"),{"hash":{},"fn":container.program(131, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"leftOut"),{"hash":{},"fn":container.program(132, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n";
},"131":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding-top:4px\">"
    + container.escapeExpression(lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + "</p>";
},"132":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding-top:4px\">And "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"leftOut"),"more note",{"hash":{},"data":data}))
    + " in report.json.</p>";
},"133":function(container,depth0,helpers,partials,data) {
    return ", "
    + container.escapeExpression(container.lambda(container.strict(depth0, "missing" ), depth0));
},"134":function(container,depth0,helpers,partials,data) {
    return ", no gaps, no cuts";
},"135":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return " "
    + container.escapeExpression(lookupProperty(helpers,"seenWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + ".";
},"136":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return " "
    + container.escapeExpression(lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedMonitors"),"leftOut"),"more monitor",{"hash":{},"data":data}))
    + " in report.json.";
},"137":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return " "
    + container.escapeExpression(lookupProperty(helpers,"natSeenWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data}))
    + ".";
},"138":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"fact\">Bill</th><td class=\"value\">"
    + container.escapeExpression(lookupProperty(helpers,"billWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"bill"),{"hash":{},"data":data}))
    + "</td></tr>\n";
},"139":function(container,depth0,helpers,partials,data) {
    var alias1=container.escapeExpression, lookupProperty = container.lookupProperty;

  return " · <a href=\""
    + alias1(container.lambda(container.strict(depth0, "pageUrl" ), depth0))
    + "\">"
    + alias1(lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"openPage",{"hash":{},"data":data}))
    + "</a>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\" xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<title>"
    + alias3(alias2(alias1(depth0, "title" ), depth0))
    + "</title>\n\u003C!--[if !mso]>\u003C!-->\n<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n\u003C!--<![endif]-->\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style type=\"text/css\">\n#outlook a { padding:0; }\nbody { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\ntable, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\nimg { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\np { display:block;margin:13px 0; }\n</style>\n\u003C!--[if mso]>\n<noscript>\n<xml>\n<o:OfficeDocumentSettings>\n<o:AllowPNG/>\n<o:PixelsPerInch>96</o:PixelsPerInch>\n</o:OfficeDocumentSettings>\n</xml>\n</noscript>\n<![endif]-->\n\u003C!--[if lte mso 11]>\n<style type=\"text/css\">\n.mj-outlook-group-fix { width:100% !important; }\n</style>\n<![endif]-->\n<style type=\"text/css\">\n@media only screen and (min-width:480px) {\n.mj-column-per-100 { width:100% !important; max-width: 100%; }\n}\n</style>\n<style media=\"screen and (min-width:480px)\">\n.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n</style>\n<style type=\"text/css\">\n:root {\ncolor-scheme: light dark;\nsupported-color-schemes: light dark;\n}\na {\ncolor: #0b57a4;\n}\nsmall {\ncolor: #57616d;\nfont-size: 12px;\n}\n.sum,\n.n {\nfont-variant-numeric: tabular-nums;\n}\n.th {\npadding: 6px 8px 5px 0;\nborder-bottom: 1px solid #c3cad2;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\nvertical-align: bottom;\n}\n.td {\npadding: 7px 8px 7px 0;\nborder-bottom: 1px solid #e4e8ec;\nfont-weight: 400;\ntext-align: left;\n}\n.n {\npadding: 7px 0 7px 8px;\nborder-bottom: 1px solid #e4e8ec;\ntext-align: right;\nwhite-space: nowrap;\n}\n.nh {\npadding: 6px 0 5px 8px;\ntext-align: right;\nwhite-space: nowrap;\n}\n.rest {\ncolor: #57616d;\n}\n.total {\nborder-bottom: 0;\nfont-weight: 700;\n}\n.tight {\npadding-top: 3px;\npadding-bottom: 3px;\n}\n.fig {\nwidth: 33%;\npadding: 8px 8px 2px 0;\nborder-top: 1px solid #e4e8ec;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\nvertical-align: bottom;\n}\n.figv {\npadding: 0 8px 0 0;\nfont-size: 16px;\nfont-weight: 600;\nfont-variant-numeric: tabular-nums;\n}\n.figv small {\nfont-weight: 400;\n}\n.fign {\npadding: 4px 8px 8px 0;\nborder-bottom: 1px solid #e4e8ec;\n}\n.code-line {\nfont-family: Menlo, Consolas, monospace;\nfont-size: 11px;\noverflow-wrap: anywhere;\n}\n.code {\nmargin: 6px 0 4px;\npadding: 6px 8px;\nbackground: #f3f5f7;\nfont-family: Menlo, Consolas, monospace;\nfont-size: 11px;\nline-height: 16px;\nword-break: break-word;\noverflow-wrap: anywhere;\n}\n.fact {\nwidth: 88px;\npadding: 4px 16px 4px 0;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\n}\n.value {\npadding: 4px 0;\nfont-size: 12px;\n}\n.alert small,\n.wth {\ncolor: #6b3a00;\n}\n.wth {\nborder-bottom-color: #d9b777;\n}\n.wtd {\nborder-bottom-color: #ecd9b0;\n}\n@media only screen and (max-width: 479px) {\n.gutter {\npadding-left: 14px !important;\npadding-right: 14px !important;\n}\n.alert-box > table > tbody > tr > td {\npadding: 12px 14px 0 !important;\n}\n.fact {\nwidth: 72px;\npadding-right: 8px;\n}\n}\n@media (prefers-color-scheme: dark) {\n.page,\n.page > div {\nbackground: #0e1216 !important;\nbackground-color: #0e1216 !important;\n}\n.card,\n.card > table {\nbackground: #171c22 !important;\nbackground-color: #171c22 !important;\n}\n.card div,\n.card table,\n.card td,\n.card th,\n.card h1,\n.card h2,\n.card h3 {\ncolor: #e7ebf0 !important;\n}\n.card .muted,\n.card small,\n.card .th,\n.card .fig,\n.card .rest,\n.card .fact {\ncolor: #a3adb8 !important;\n}\n.card .th {\nborder-color: #46515d !important;\n}\n.card .td,\n.card .fig,\n.card .fign,\n.card .n {\nborder-color: #2b333c !important;\n}\n.card .code {\nbackground: #0e1216 !important;\n}\n.card .good {\ncolor: #6fd49a !important;\n}\n.card .bad {\ncolor: #ffc266 !important;\n}\n.card a {\ncolor: #7ab8ff !important;\n}\n.card .bar {\nbackground-color: #5aa2ee !important;\n}\n.card .over {\nbackground-color: #ffc266 !important;\n}\n.card .sp {\nborder-color: #5aa2ee !important;\n}\n.card .track {\nbackground-color: #2b333c !important;\n}\n.alert td,\n.alert th {\nbackground-color: #33270f !important;\nborder-color: #6b5426 !important;\n}\n.alert div,\n.alert h2,\n.alert td,\n.alert th,\n.alert small,\n.alert .th {\ncolor: #ffdf9e !important;\n}\n}\n</style>\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n<style media=\"print\">@page{size:A4;margin:14mm}.page,.page>div{background:#fff!important}h2,h3{break-after:avoid}tr,pre{break-inside:avoid}</style>\n</head>\n<body class=\"page\" style=\"word-spacing:normal;background-color:#f3f5f7\">\n<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden\">"
    + alias3(alias2(alias1(depth0, "preheader" ), depth0))
    + "</div>\n<div aria-label=\""
    + alias3(alias2(alias1(depth0, "title" ), depth0))
    + "\" aria-roledescription=\"email\" role=\"main\" lang=\"en\" dir=\"ltr\" style=\"word-spacing:normal;background-color:#f3f5f7\">\n\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:680px\" width=\"680\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly\"><![endif]-->\n<div class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px\">\n<table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%\">\n<tbody>\n<tr>\n<td style=\"direction:ltr;font-size:0px;padding:20px 0 4px;text-align:center\">\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:680px\" ><![endif]-->\n<div class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td style=\"vertical-align:top;padding:0\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:20px;width:100%\">\n<tr>\n<td style=\"vertical-align:top\"><h1 style=\"margin:0;font-weight:600;font-size:14px;line-height:20px\">"
    + alias3(lookupProperty(helpers,"short").call(alias4,lookupProperty(depth0,"clusterLabel"),{"hash":{},"data":data}))
    + " <span class=\"muted\" style=\"color:#57616d;font-weight:400\">"
    + alias3(lookupProperty(helpers,"sentence").call(alias4,lookupProperty(depth0,"regions"),{"hash":{},"data":data}))
    + "</span></h1><span class=\"muted\" style=\"color:#57616d\">"
    + alias3(lookupProperty(helpers,"longDay").call(alias4,lookupProperty(depth0,"day"),{"hash":{},"data":data}))
    + "</span></td>\n<td align=\"right\" style=\"vertical-align:top\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(helpers,"isGood").call(alias4,lookupProperty(depth0,"statusTag"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data})) != null ? stack1 : "")
    + "<br><span class=\"muted\" style=\"color:#57616d\">flowtoll</span></td>\n</tr>\n</table>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:14px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><p class=\"sum\" style=\"margin:0;font-size:40px;line-height:48px;font-weight:700;letter-spacing:-1px\">"
    + alias3(lookupProperty(helpers,"totalPrice").call(alias4,lookupProperty(depth0,"totals"),{"hash":{},"data":data}))
    + "</p>\n<p class=\"lead\" style=\"margin:0;font-size:15px;line-height:22px\">"
    + alias3(alias2(alias1(depth0, "statement" ), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"standingAlarms"),{"hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n<p class=\"muted\" style=\"margin:0;color:#57616d;padding-top:6px\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(helpers,"usualWords").call(alias4,depth0,{"hash":{},"data":data}),{"hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + alias3(lookupProperty(helpers,"earlierWords").call(alias4,depth0,{"hash":{},"data":data}))
    + "</p>\n<p class=\"muted\" style=\"margin:0;color:#57616d\">"
    + alias3(lookupProperty(helpers,"monthWords").call(alias4,lookupProperty(lookupProperty(depth0,"trend"),"month"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(helpers,"exceededWords").call(alias4,lookupProperty(lookupProperty(depth0,"trend"),"budgets"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(helpers,"opensInBrowser").call(alias4,lookupProperty(depth0,"pageUrl"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"calmNews"),{"hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:14px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"trend"),"figures"),{"hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tr>\n<tr valign=\"top\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"trend"),"figures"),{"hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tr>\n<tr valign=\"bottom\" aria-hidden=\"true\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"trend"),"figures"),{"hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tr>\n</table>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr><th scope=\"row\" align=\"left\" class=\"fig\" style=\"border-top:0\">Possible savings</th></tr>\n<tr valign=\"top\"><td class=\"figv\">"
    + alias3(lookupProperty(helpers,"orNothing").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"trend"),"savings"),"usd"),{"hash":{},"data":data}))
    + " <small>a month"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(helpers,"deltaWords").call(alias4,lookupProperty(lookupProperty(depth0,"trend"),"savings"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"totals"),"provenUsdPerMonth"),{"hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</small></td></tr>\n<tr valign=\"bottom\" aria-hidden=\"true\"><td class=\"fign\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"hasDays"),{"hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</td></tr>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"hasAlert"),{"hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"isLacking"),{"hash":{},"fn":container.program(25, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:680px\" width=\"680\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly\"><![endif]-->\n<div class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px\">\n<table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%\">\n<tbody>\n<tr>\n<td style=\"direction:ltr;font-size:0px;padding:0 0 28px;text-align:center\">\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:680px\" ><![endif]-->\n<div class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td style=\"vertical-align:top;padding:0\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"isShort"),{"hash":{},"fn":container.program(36, data, 0),"inverse":container.program(40, data, 0),"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"trend"),"budgets"),"length"),{"hash":{},"fn":container.program(86, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias4,lookupProperty(depth0,"isShort"),{"hash":{},"fn":container.program(92, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"items"),"length"),{"hash":{},"fn":container.program(130, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + alias3(lookupProperty(helpers,"heading").call(alias4,"method",{"hash":{},"data":data}))
    + "</h2></div>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:4px;word-break:break-word\">\n<table cellpadding=\"4\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.4;width:100%\">\n<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"fact\">Coverage</th><td class=\"value\">"
    + alias3(lookupProperty(helpers,"coverageWords").call(alias4,depth0,{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"missing"),{"hash":{},"fn":container.program(133, data, 0),"inverse":container.program(134, data, 0),"data":data})) != null ? stack1 : "")
    + "."
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedMonitors"),"items"),{"hash":{},"fn":container.program(135, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedMonitors"),"leftOut"),{"hash":{},"fn":container.program(136, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedGateways"),"items"),{"hash":{},"fn":container.program(137, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</td></tr>\n<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"fact\">Method</th><td class=\"value\">"
    + alias3(lookupProperty(helpers,"methodWords").call(alias4,depth0,{"hash":{},"data":data}))
    + "</td></tr>\n<tr valign=\"top\"><th scope=\"row\" align=\"left\" class=\"fact\">Prices</th><td class=\"value\">"
    + alias3(lookupProperty(helpers,"pricesWords").call(alias4,lookupProperty(depth0,"rates"),{"hash":{},"data":data}))
    + "</td></tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"bill"),{"hash":{},"fn":container.program(138, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</table>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:10px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><p class=\"muted\" style=\"margin:0;color:#57616d\">flowtoll "
    + alias3(lookupProperty(helpers,"short").call(alias4,lookupProperty(depth0,"version"),{"hash":{},"data":data}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(helpers,"opensInBrowser").call(alias4,lookupProperty(depth0,"pageUrl"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(139, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</p></div>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</div>\n</body>\n</html>";
},"useData":true}
export const alertTemplate = {"0":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<p class=\"sum\" style=\"margin:0;font-size:40px;line-height:48px;font-weight:700;letter-spacing:-1px\">"
    + alias3(alias2(alias1(depth0, "amount" ), depth0))
    + "</p>\n<p class=\"lead\" style=\"margin:0;font-size:15px;line-height:22px\">"
    + alias3(alias2(alias1(depth0, "what" ), depth0))
    + "</p>\n<p style=\"margin:0;padding:6px 0 14px\"><strong>First:</strong> "
    + alias3(alias2(alias1(depth0, "first" ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\" xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<title>"
    + alias3(alias2(alias1(depth0, "title" ), depth0))
    + "</title>\n\u003C!--[if !mso]>\u003C!-->\n<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n\u003C!--<![endif]-->\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style type=\"text/css\">\n#outlook a { padding:0; }\nbody { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\ntable, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\nimg { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\np { display:block;margin:13px 0; }\n</style>\n\u003C!--[if mso]>\n<noscript>\n<xml>\n<o:OfficeDocumentSettings>\n<o:AllowPNG/>\n<o:PixelsPerInch>96</o:PixelsPerInch>\n</o:OfficeDocumentSettings>\n</xml>\n</noscript>\n<![endif]-->\n\u003C!--[if lte mso 11]>\n<style type=\"text/css\">\n.mj-outlook-group-fix { width:100% !important; }\n</style>\n<![endif]-->\n<style type=\"text/css\">\n@media only screen and (min-width:480px) {\n.mj-column-per-100 { width:100% !important; max-width: 100%; }\n}\n</style>\n<style media=\"screen and (min-width:480px)\">\n.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n</style>\n<style type=\"text/css\">\n:root {\ncolor-scheme: light dark;\nsupported-color-schemes: light dark;\n}\na {\ncolor: #0b57a4;\n}\nsmall {\ncolor: #57616d;\nfont-size: 12px;\n}\n.sum,\n.n {\nfont-variant-numeric: tabular-nums;\n}\n.th {\npadding: 6px 8px 5px 0;\nborder-bottom: 1px solid #c3cad2;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\nvertical-align: bottom;\n}\n.td {\npadding: 7px 8px 7px 0;\nborder-bottom: 1px solid #e4e8ec;\nfont-weight: 400;\ntext-align: left;\n}\n.n {\npadding: 7px 0 7px 8px;\nborder-bottom: 1px solid #e4e8ec;\ntext-align: right;\nwhite-space: nowrap;\n}\n.nh {\npadding: 6px 0 5px 8px;\ntext-align: right;\nwhite-space: nowrap;\n}\n.rest {\ncolor: #57616d;\n}\n.total {\nborder-bottom: 0;\nfont-weight: 700;\n}\n.tight {\npadding-top: 3px;\npadding-bottom: 3px;\n}\n.fig {\nwidth: 33%;\npadding: 8px 8px 2px 0;\nborder-top: 1px solid #e4e8ec;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\nvertical-align: bottom;\n}\n.figv {\npadding: 0 8px 0 0;\nfont-size: 16px;\nfont-weight: 600;\nfont-variant-numeric: tabular-nums;\n}\n.figv small {\nfont-weight: 400;\n}\n.fign {\npadding: 4px 8px 8px 0;\nborder-bottom: 1px solid #e4e8ec;\n}\n.code-line {\nfont-family: Menlo, Consolas, monospace;\nfont-size: 11px;\noverflow-wrap: anywhere;\n}\n.code {\nmargin: 6px 0 4px;\npadding: 6px 8px;\nbackground: #f3f5f7;\nfont-family: Menlo, Consolas, monospace;\nfont-size: 11px;\nline-height: 16px;\nword-break: break-word;\noverflow-wrap: anywhere;\n}\n.fact {\nwidth: 88px;\npadding: 4px 16px 4px 0;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\n}\n.value {\npadding: 4px 0;\nfont-size: 12px;\n}\n.alert small,\n.wth {\ncolor: #6b3a00;\n}\n.wth {\nborder-bottom-color: #d9b777;\n}\n.wtd {\nborder-bottom-color: #ecd9b0;\n}\n@media only screen and (max-width: 479px) {\n.gutter {\npadding-left: 14px !important;\npadding-right: 14px !important;\n}\n.alert-box > table > tbody > tr > td {\npadding: 12px 14px 0 !important;\n}\n.fact {\nwidth: 72px;\npadding-right: 8px;\n}\n}\n@media (prefers-color-scheme: dark) {\n.page,\n.page > div {\nbackground: #0e1216 !important;\nbackground-color: #0e1216 !important;\n}\n.card,\n.card > table {\nbackground: #171c22 !important;\nbackground-color: #171c22 !important;\n}\n.card div,\n.card table,\n.card td,\n.card th,\n.card h1,\n.card h2,\n.card h3 {\ncolor: #e7ebf0 !important;\n}\n.card .muted,\n.card small,\n.card .th,\n.card .fig,\n.card .rest,\n.card .fact {\ncolor: #a3adb8 !important;\n}\n.card .th {\nborder-color: #46515d !important;\n}\n.card .td,\n.card .fig,\n.card .fign,\n.card .n {\nborder-color: #2b333c !important;\n}\n.card .code {\nbackground: #0e1216 !important;\n}\n.card .good {\ncolor: #6fd49a !important;\n}\n.card .bad {\ncolor: #ffc266 !important;\n}\n.card a {\ncolor: #7ab8ff !important;\n}\n.card .bar {\nbackground-color: #5aa2ee !important;\n}\n.card .over {\nbackground-color: #ffc266 !important;\n}\n.card .sp {\nborder-color: #5aa2ee !important;\n}\n.card .track {\nbackground-color: #2b333c !important;\n}\n.alert td,\n.alert th {\nbackground-color: #33270f !important;\nborder-color: #6b5426 !important;\n}\n.alert div,\n.alert h2,\n.alert td,\n.alert th,\n.alert small,\n.alert .th {\ncolor: #ffdf9e !important;\n}\n}\n</style>\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n<style media=\"print\">@page{size:A4;margin:14mm}.page,.page>div{background:#fff!important}h2,h3{break-after:avoid}tr,pre{break-inside:avoid}</style>\n</head>\n<body class=\"page\" style=\"word-spacing:normal;background-color:#f3f5f7\">\n<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden\">"
    + alias3(alias2(alias1(depth0, "preheader" ), depth0))
    + "</div>\n<div aria-label=\""
    + alias3(alias2(alias1(depth0, "title" ), depth0))
    + "\" aria-roledescription=\"email\" role=\"main\" lang=\"en\" dir=\"ltr\" style=\"word-spacing:normal;background-color:#f3f5f7\">\n\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:680px\" width=\"680\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly\"><![endif]-->\n<div class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px\">\n<table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%\">\n<tbody>\n<tr>\n<td style=\"direction:ltr;font-size:0px;padding:20px 0 28px;text-align:center\">\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:680px\" ><![endif]-->\n<div class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td style=\"vertical-align:top;padding:0\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<table cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\" border=\"0\" style=\"color:#1b222b;font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:20px;width:100%\">\n<tr>\n<td style=\"vertical-align:top\"><h1 style=\"margin:0;font-weight:600;font-size:14px;line-height:20px\">"
    + alias3(alias2(alias1(depth0, "clusterLabel" ), depth0))
    + "</h1><span class=\"muted\" style=\"color:#57616d\">"
    + alias3(alias2(alias1(depth0, "when" ), depth0))
    + "</span></td>\n<td align=\"right\" style=\"vertical-align:top\"><span class=\"tag bad\" style=\"font-size:12px;line-height:20px;font-weight:700;letter-spacing:0.4px;white-space:nowrap;color:#8a4b00\">&#9650; ALERT</span><br><span class=\"muted\" style=\"color:#57616d\">flowtoll</span></td>\n</tr>\n</table>\n</td>\n</tr>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;padding-top:14px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\">"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rises"),{"hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n<p class=\"muted\" style=\"margin:0;color:#57616d\">"
    + alias3(alias2(alias1(depth0, "method" ), depth0))
    + "</p></div>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</div>\n</body>\n</html>";
},"useData":true}
export const notificationTemplate = {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "name" ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"lines"),{"hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"titles"),"length"),{"hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    return "<p style=\"margin:0;padding:4px 0\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n<tr>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"titles"),{"hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"rows"),{"hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n</table>";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<th scope=\"col\" align=\"left\" class=\"th"
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"first"),{"hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\" "
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"first"),{"hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</th>";
},"4":function(container,depth0,helpers,partials,data) {
    return " nh";
},"5":function(container,depth0,helpers,partials,data) {
    return " width=\"18%\" ";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<tr valign=\"top\">"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</tr>";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "<td class=\""
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"first"),{"hash":{},"fn":container.program(8, data, 0),"inverse":container.program(9, data, 0),"data":data})) != null ? stack1 : "")
    + "\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</td>";
},"8":function(container,depth0,helpers,partials,data) {
    return "td";
},"9":function(container,depth0,helpers,partials,data) {
    return "n";
},"10":function(container,depth0,helpers,partials,data) {
    return "<h2 style=\"margin:0;font-weight:600;font-size:16px;line-height:22px;padding-top:28px\">Commands</h2>";
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty;

  return "<p style=\"margin:0;padding:6px 0 2px\"><strong>"
    + alias3(alias2(alias1(depth0, "title" ), depth0))
    + "</strong></p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"risks"),{"hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n<div class=\"code\" style=\"white-space:pre-wrap\">"
    + alias3(alias2(alias1(depth0, "commands" ), depth0))
    + "</div>";
},"12":function(container,depth0,helpers,partials,data) {
    return "<p class=\"muted\" style=\"margin:0;color:#57616d\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>";
},"13":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<a href=\""
    + alias3(alias2(alias1(depth0, "url" ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "label" ), depth0))
    + "</a> ";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\" xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<title>"
    + alias3(alias2(alias1(depth0, "title" ), depth0))
    + "</title>\n\u003C!--[if !mso]>\u003C!-->\n<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n\u003C!--<![endif]-->\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style type=\"text/css\">\n#outlook a { padding:0; }\nbody { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\ntable, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\nimg { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\np { display:block;margin:13px 0; }\n</style>\n\u003C!--[if mso]>\n<noscript>\n<xml>\n<o:OfficeDocumentSettings>\n<o:AllowPNG/>\n<o:PixelsPerInch>96</o:PixelsPerInch>\n</o:OfficeDocumentSettings>\n</xml>\n</noscript>\n<![endif]-->\n\u003C!--[if lte mso 11]>\n<style type=\"text/css\">\n.mj-outlook-group-fix { width:100% !important; }\n</style>\n<![endif]-->\n<style type=\"text/css\">\n@media only screen and (min-width:480px) {\n.mj-column-per-100 { width:100% !important; max-width: 100%; }\n}\n</style>\n<style media=\"screen and (min-width:480px)\">\n.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n</style>\n<style type=\"text/css\">\n:root {\ncolor-scheme: light dark;\nsupported-color-schemes: light dark;\n}\na {\ncolor: #0b57a4;\n}\nsmall {\ncolor: #57616d;\nfont-size: 12px;\n}\n.sum,\n.n {\nfont-variant-numeric: tabular-nums;\n}\n.th {\npadding: 6px 8px 5px 0;\nborder-bottom: 1px solid #c3cad2;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\nvertical-align: bottom;\n}\n.td {\npadding: 7px 8px 7px 0;\nborder-bottom: 1px solid #e4e8ec;\nfont-weight: 400;\ntext-align: left;\n}\n.n {\npadding: 7px 0 7px 8px;\nborder-bottom: 1px solid #e4e8ec;\ntext-align: right;\nwhite-space: nowrap;\n}\n.nh {\npadding: 6px 0 5px 8px;\ntext-align: right;\nwhite-space: nowrap;\n}\n.rest {\ncolor: #57616d;\n}\n.total {\nborder-bottom: 0;\nfont-weight: 700;\n}\n.tight {\npadding-top: 3px;\npadding-bottom: 3px;\n}\n.fig {\nwidth: 33%;\npadding: 8px 8px 2px 0;\nborder-top: 1px solid #e4e8ec;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\nvertical-align: bottom;\n}\n.figv {\npadding: 0 8px 0 0;\nfont-size: 16px;\nfont-weight: 600;\nfont-variant-numeric: tabular-nums;\n}\n.figv small {\nfont-weight: 400;\n}\n.fign {\npadding: 4px 8px 8px 0;\nborder-bottom: 1px solid #e4e8ec;\n}\n.code-line {\nfont-family: Menlo, Consolas, monospace;\nfont-size: 11px;\noverflow-wrap: anywhere;\n}\n.code {\nmargin: 6px 0 4px;\npadding: 6px 8px;\nbackground: #f3f5f7;\nfont-family: Menlo, Consolas, monospace;\nfont-size: 11px;\nline-height: 16px;\nword-break: break-word;\noverflow-wrap: anywhere;\n}\n.fact {\nwidth: 88px;\npadding: 4px 16px 4px 0;\ncolor: #57616d;\nfont-size: 12px;\nfont-weight: 600;\ntext-align: left;\n}\n.value {\npadding: 4px 0;\nfont-size: 12px;\n}\n.alert small,\n.wth {\ncolor: #6b3a00;\n}\n.wth {\nborder-bottom-color: #d9b777;\n}\n.wtd {\nborder-bottom-color: #ecd9b0;\n}\n@media only screen and (max-width: 479px) {\n.gutter {\npadding-left: 14px !important;\npadding-right: 14px !important;\n}\n.alert-box > table > tbody > tr > td {\npadding: 12px 14px 0 !important;\n}\n.fact {\nwidth: 72px;\npadding-right: 8px;\n}\n}\n@media (prefers-color-scheme: dark) {\n.page,\n.page > div {\nbackground: #0e1216 !important;\nbackground-color: #0e1216 !important;\n}\n.card,\n.card > table {\nbackground: #171c22 !important;\nbackground-color: #171c22 !important;\n}\n.card div,\n.card table,\n.card td,\n.card th,\n.card h1,\n.card h2,\n.card h3 {\ncolor: #e7ebf0 !important;\n}\n.card .muted,\n.card small,\n.card .th,\n.card .fig,\n.card .rest,\n.card .fact {\ncolor: #a3adb8 !important;\n}\n.card .th {\nborder-color: #46515d !important;\n}\n.card .td,\n.card .fig,\n.card .fign,\n.card .n {\nborder-color: #2b333c !important;\n}\n.card .code {\nbackground: #0e1216 !important;\n}\n.card .good {\ncolor: #6fd49a !important;\n}\n.card .bad {\ncolor: #ffc266 !important;\n}\n.card a {\ncolor: #7ab8ff !important;\n}\n.card .bar {\nbackground-color: #5aa2ee !important;\n}\n.card .over {\nbackground-color: #ffc266 !important;\n}\n.card .sp {\nborder-color: #5aa2ee !important;\n}\n.card .track {\nbackground-color: #2b333c !important;\n}\n.alert td,\n.alert th {\nbackground-color: #33270f !important;\nborder-color: #6b5426 !important;\n}\n.alert div,\n.alert h2,\n.alert td,\n.alert th,\n.alert small,\n.alert .th {\ncolor: #ffdf9e !important;\n}\n}\n</style>\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n<style media=\"print\">@page{size:A4;margin:14mm}.page,.page>div{background:#fff!important}h2,h3{break-after:avoid}tr,pre{break-inside:avoid}</style>\n</head>\n<body class=\"page\" style=\"word-spacing:normal;background-color:#f3f5f7\">\n<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden\">"
    + alias3(alias2(alias1(depth0, "preheader" ), depth0))
    + "</div>\n<div aria-label=\""
    + alias3(alias2(alias1(depth0, "title" ), depth0))
    + "\" aria-roledescription=\"email\" role=\"main\" lang=\"en\" dir=\"ltr\" style=\"word-spacing:normal;background-color:#f3f5f7\">\n\u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:680px\" width=\"680\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly\"><![endif]-->\n<div class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px\">\n<table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%\">\n<tbody>\n<tr>\n<td style=\"direction:ltr;font-size:0px;padding:20px 0 28px;text-align:center\">\n\u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:680px\" ><![endif]-->\n<div class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td style=\"vertical-align:top;padding:0\">\n<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" width=\"100%\">\n<tbody>\n<tr>\n<td align=\"left\" class=\"gutter\" style=\"font-size:0px;padding:0 24px;word-break:break-word\">\n<div style=\"font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#1b222b\"><h1 style=\"margin:0;font-weight:600;font-size:14px;line-height:20px\">"
    + alias3(alias2(alias1(depth0, "headline" ), depth0))
    + "</h1>\n<p class=\"lead\" style=\"margin:0;font-size:15px;line-height:22px;padding-top:6px\">"
    + alias3(alias2(alias1(depth0, "summary" ), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"sections"),{"hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"changes"),"length"),{"hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"changes"),{"hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n<p class=\"muted\" style=\"margin:0;color:#57616d;padding-top:14px\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"links"),{"hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "</p>\n<p class=\"muted\" style=\"margin:0;color:#57616d\">"
    + alias3(alias2(alias1(depth0, "footer" ), depth0))
    + "</p></div>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n\u003C!--[if mso | IE]></td></tr></table><![endif]-->\n</div>\n</body>\n</html>";
},"useData":true}
export const textTemplate = {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "flowtoll · "
    + ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"clusterLabel"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"regions"),{"hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " · "
    + ((stack1 = lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"regions"),{"hash":{},"data":data})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
    var stack1;

  return ((stack1 = container.lambda(container.strict(depth0, "statement" ), depth0)) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"alarmWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"usualWords").call(alias1,depth0,{"hash":{},"data":data}),{"hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"earlierWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"usualWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + " ";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"monthWords").call(alias1,lookupProperty(lookupProperty(depth0,"trend"),"month"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"exceededWords").call(alias1,lookupProperty(lookupProperty(depth0,"trend"),"budgets"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " "
    + ((stack1 = lookupProperty(helpers,"exceededWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"trend"),"budgets"),{"hash":{},"data":data})) != null ? stack1 : "");
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"dayPart").call(alias1,lookupProperty(depth0,"usd"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"hasDays"),{"hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,29,{"hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"sparkText").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"days"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "  ";
},"11":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"figureWords").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"deltaWords").call(alias1,depth0,{"hash":{},"data":data}),{"hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ": "
    + ((stack1 = lookupProperty(helpers,"deltaWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"13":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"sparkText").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"trend"),"savings"),"days"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "  ";
},"14":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "Possible savings a month"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"deltaWords").call(alias1,lookupProperty(lookupProperty(depth0,"trend"),"savings"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"totals"),"provenUsdPerMonth"),{"hash":{},"fn":container.program(16, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"15":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " ("
    + ((stack1 = lookupProperty(helpers,"deltaWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"trend"),"savings"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ")";
},"16":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "; "
    + ((stack1 = lookupProperty(helpers,"dollars").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"totals"),"provenUsdPerMonth"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " a month saved so far";
},"17":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"alerts",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"newAlarms"),{"hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"undone"),{"hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"causes"),"length"),{"hash":{},"fn":container.program(22, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"18":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),2,{"hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"19":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),2,{"hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"20":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"undoneWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"number"),{"hash":{},"fn":container.program(21, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"21":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " See saving "
    + ((stack1 = lookupProperty(helpers,"count").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"number"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ".";
},"22":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),2,{"hash":{},"fn":container.program(23, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"23":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"attention"),"causesAreMost"),{"hash":{},"fn":container.program(24, data, 0),"inverse":container.program(25, data, 0),"data":data})) != null ? stack1 : "")
    + ": "
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"causes"),{"hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ".";
},"24":function(container,depth0,helpers,partials,data) {
    return "Mostly";
},"25":function(container,depth0,helpers,partials,data) {
    return "Including";
},"26":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"first"),{"hash":{},"fn":container.program(27, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"pairWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + " "
    + ((stack1 = lookupProperty(helpers,"moverWay").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + " "
    + ((stack1 = lookupProperty(helpers,"fromToWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"27":function(container,depth0,helpers,partials,data) {
    return "; ";
},"28":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"incomplete",{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"missing"),{"hash":{},"fn":container.program(29, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(30, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"beyond"),"items"),{"hash":{},"fn":container.program(31, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"beyond"),"leftOut"),{"hash":{},"fn":container.program(33, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"gaps"),"items"),{"hash":{},"fn":container.program(34, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"gaps"),"leftOut"),{"hash":{},"fn":container.program(36, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"cuts"),"items"),{"hash":{},"fn":container.program(37, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"cuts"),"leftOut"),{"hash":{},"fn":container.program(39, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"29":function(container,depth0,helpers,partials,data) {
    var stack1;

  return ": "
    + ((stack1 = container.lambda(container.strict(depth0, "missing" ), depth0)) != null ? stack1 : "");
},"30":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"tooLow",{"hash":{},"data":data})) != null ? stack1 : "");
},"31":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),2,{"hash":{},"fn":container.program(32, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"32":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"seenWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + ".";
},"33":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- And "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"beyond"),"leftOut"),"more monitor",{"hash":{},"data":data})) != null ? stack1 : "")
    + " in report.json.\n";
},"34":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),2,{"hash":{},"fn":container.program(35, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"35":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"monitor"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " · "
    + ((stack1 = lookupProperty(helpers,"categoryWords").call(alias1,lookupProperty(depth0,"category"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\nNo answer for "
    + ((stack1 = lookupProperty(helpers,"localSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " "
    + ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(data,"root"),"timeZone"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " ("
    + ((stack1 = lookupProperty(helpers,"utcSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "): "
    + ((stack1 = lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"reason"),{"hash":{},"data":data})) != null ? stack1 : "");
},"36":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- And "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"gaps"),"leftOut"),"more gap",{"hash":{},"data":data})) != null ? stack1 : "")
    + ", listed in report.json.\n";
},"37":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),2,{"hash":{},"fn":container.program(38, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"38":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"monitor"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " · "
    + ((stack1 = lookupProperty(helpers,"categoriesWords").call(alias1,lookupProperty(depth0,"categories"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"localSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " "
    + ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(data,"root"),"timeZone"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " ("
    + ((stack1 = lookupProperty(helpers,"utcSpan").call(alias1,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "): "
    + ((stack1 = lookupProperty(helpers,"cutWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"39":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- And "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"cuts"),"leftOut"),"more cut",{"hash":{},"data":data})) != null ? stack1 : "")
    + ", listed in report.json.\n";
},"40":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(41, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasFindings"),{"hash":{},"fn":container.program(44, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"41":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"isQuiet"),{"hash":{},"fn":container.program(42, data, 0),"inverse":container.program(43, data, 0),"data":data})) != null ? stack1 : "");
},"42":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"quietWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"attention"),{"hash":{},"data":data})) != null ? stack1 : "");
},"43":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"tooLong",{"hash":{},"data":data})) != null ? stack1 : "");
},"44":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(45, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"45":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"savingsWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"findings"),"totals"),{"hash":{},"data":data})) != null ? stack1 : "");
},"46":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"movers"),"length"),{"hash":{},"fn":container.program(47, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasFindings"),{"hash":{},"fn":container.program(52, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"items"),"length"),{"hash":{},"fn":container.program(70, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"charges",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Share",7,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  Charge\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"byCharge"),{"hash":{},"fn":container.program(74, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"free",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"freeBytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "         "
    + ((stack1 = lookupProperty(helpers,"phrase").call(alias1,"free",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unpriced"),"items"),{"hash":{},"fn":container.program(75, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bounds"),{"hash":{},"fn":container.program(77, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "         "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,31,{"hash":{},"fn":container.program(79, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"items"),"length"),{"hash":{},"fn":container.program(81, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"severalClusters"),{"hash":{},"fn":container.program(87, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"items"),"length"),{"hash":{},"fn":container.program(92, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"47":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"changed",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Change",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Usual",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Now",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  From → to\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"movers"),{"hash":{},"fn":container.program(48, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"48":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"moveWords").call(alias1,depth0,{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"orNothing").call(alias1,lookupProperty(depth0,"usualUsd"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"orNothing").call(alias1,lookupProperty(depth0,"usd"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,35,{"hash":{},"fn":container.program(49, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"49":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(50, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"pairWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"moverWay").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"hasDays"),{"hash":{},"fn":container.program(51, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"50":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"cluster"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ": ";
},"51":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"sparkText").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"days"),{"hash":{},"data":data})) != null ? stack1 : "");
},"52":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"savings",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(53, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"savings"),"items"),{"hash":{},"fn":container.program(55, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"savings"),"leftOut"),{"hash":{},"fn":container.program(63, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"unavoidable"),"length"),{"hash":{},"fn":container.program(64, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"accepted"),"length"),{"hash":{},"fn":container.program(68, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"53":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"savingsWords").call(alias1,lookupProperty(lookupProperty(depth0,"findings"),"totals"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"findings"),"open"),"length"),{"hash":{},"fn":container.program(54, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"54":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " "
    + ((stack1 = lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"howTo",{"hash":{},"data":data})) != null ? stack1 : "")
    + ".";
},"55":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"count").call(alias1,lookupProperty(depth0,"number"),{"hash":{},"data":data}),2,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"savingWords").call(alias1,depth0,{"hash":{},"data":data}),20,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(56, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"folded"),{"hash":{},"fn":container.program(62, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"56":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(50, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"title"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"restoreWords").call(alias1,lookupProperty(depth0,"undone"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(57, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"dependsOnApplication"),{"hash":{},"fn":container.program(58, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"why"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"savesOnWords").call(alias1,depth0,{"hash":{},"data":data}),{"hash":{},"fn":container.program(59, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"risks"),{"hash":{},"fn":container.program(60, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"moreRisks"),{"hash":{},"fn":container.program(61, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"57":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"restoreWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"undone"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " ";
},"58":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"depends",{"hash":{},"data":data})) != null ? stack1 : "")
    + " ";
},"59":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"savesOnWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n";
},"60":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "Risk: "
    + ((stack1 = lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n";
},"61":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"moreRisks"),"more risk",{"hash":{},"data":data})) != null ? stack1 : "")
    + " in changes.md.";
},"62":function(container,depth0,helpers,partials,data) {
    var stack1;

  return "    "
    + ((stack1 = container.lambda(depth0, depth0)) != null ? stack1 : "")
    + "\n";
},"63":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"",22,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"savings"),"leftOut"),"more saving",{"hash":{},"data":data})) != null ? stack1 : "")
    + " in changes.md\n";
},"64":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Costs",22,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"heading").call(alias1,"unavoidable",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unavoidable"),"items"),{"hash":{},"fn":container.program(65, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unavoidable"),"leftOut"),{"hash":{},"fn":container.program(67, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"65":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"costWords").call(alias1,depth0,{"hash":{},"data":data}),22,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(66, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"66":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(50, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"title"),{"hash":{},"data":data})) != null ? stack1 : "");
},"67":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"",22,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"unavoidable"),"leftOut"),"more finding",{"hash":{},"data":data})) != null ? stack1 : "")
    + " in report.json\n";
},"68":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(69, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"69":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"acceptedWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"findings"),"accepted"),{"hash":{},"data":data})) != null ? stack1 : "");
},"70":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"measured",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"items"),{"hash":{},"fn":container.program(71, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"leftOut"),{"hash":{},"fn":container.program(73, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"71":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"provenWords").call(alias1,depth0,{"hash":{},"data":data}),22,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(72, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"72":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"title"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"proofWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"73":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"",22,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"proofs"),"leftOut"),"more finding",{"hash":{},"data":data})) != null ? stack1 : "")
    + " in report.json\n";
},"74":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"usd"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"percent").call(alias1,lookupProperty(depth0,"usd"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"totals"),"usd"),{"hash":{},"data":data}),7,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"chargeWords").call(alias1,lookupProperty(depth0,"charge"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n";
},"75":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"not known",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "         "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,31,{"hash":{},"fn":container.program(76, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"76":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"unpricedWords").call(alias1,depth0,lookupProperty(lookupProperty(data,"root"),"bytesPerGigabyte"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ": "
    + ((stack1 = lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"reason"),{"hash":{},"data":data})) != null ? stack1 : "");
},"77":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"joinWords").call(alias1,"+<=",lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"usdAtMost"),{"hash":{},"data":data}),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "         "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,31,{"hash":{},"fn":container.program(78, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"78":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"boundWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"79":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(alias1,"allTraffic",{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"repeatedBytes"),{"hash":{},"fn":container.program(80, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"80":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "; "
    + ((stack1 = lookupProperty(helpers,"gbOfBytes").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"totals"),"repeatedBytes"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " count in two lines above";
},"81":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"accounts",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  Billed account\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"items"),{"hash":{},"fn":container.program(82, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"leftOut"),{"hash":{},"fn":container.program(86, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"82":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(depth0,"price"),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,13,{"hash":{},"fn":container.program(83, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"83":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"paidFor"),{"hash":{},"fn":container.program(84, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"lacks"),{"hash":{},"fn":container.program(85, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"84":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"paidFor"),{"hash":{},"data":data})) != null ? stack1 : "");
},"85":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"lacks"),{"hash":{},"data":data})) != null ? stack1 : "");
},"86":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "And "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"accounts"),"leftOut"),"more account",{"hash":{},"data":data})) != null ? stack1 : "")
    + ", listed in report.json.\n";
},"87":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"clusters",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  Cluster\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusterTotals"),"items"),{"hash":{},"fn":container.program(88, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusterTotals"),"leftOut"),{"hash":{},"fn":container.program(91, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"88":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(89, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"89":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"sentence").call(alias1,lookupProperty(depth0,"where"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"usual"),{"hash":{},"fn":container.program(90, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"90":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\nusually "
    + ((stack1 = lookupProperty(helpers,"dollars").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"usual"),"usd"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ": "
    + ((stack1 = container.lambda(container.strict(depth0, "change" ), depth0)) != null ? stack1 : "");
},"91":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "And "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusterTotals"),"leftOut"),"more cluster",{"hash":{},"data":data})) != null ? stack1 : "")
    + ", listed in report.json.\n";
},"92":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"teams",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  Team\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"items"),{"hash":{},"fn":container.program(93, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"leftOut"),{"hash":{},"fn":container.program(95, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"93":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(lookupProperty(depth0,"totals"),"bytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(94, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"94":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"usual"),{"hash":{},"fn":container.program(90, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"95":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "And "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"teams"),"leftOut"),"more team",{"hash":{},"data":data})) != null ? stack1 : "")
    + ", listed in report.json.\n";
},"96":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"budgets",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"To date",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Budget",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Share",7,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  For\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"trend"),"budgets"),{"hash":{},"fn":container.program(97, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"97":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"budgetUsd").call(alias1,depth0,{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"usdPerMonth"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"budgetShare").call(alias1,depth0,{"hash":{},"data":data}),7,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,31,{"hash":{},"fn":container.program(98, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"98":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"budgetTitle").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"budgetWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"99":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusters"),"items"),{"hash":{},"fn":container.program(100, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusters"),"leftOut"),{"hash":{},"fn":container.program(142, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"100":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"fn":container.program(101, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"sectionTitle").call(alias1,"acrossZones",lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rows"),"length"),{"hash":{},"fn":container.program(104, data, 0),"inverse":container.program(112, data, 0),"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"crossingUsd"),{"hash":{},"fn":container.program(115, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasCrossings"),{"hash":{},"fn":container.program(117, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"shows"),"external"),{"hash":{},"fn":container.program(124, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"shows"),"awsServices"),{"hash":{},"fn":container.program(131, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rows"),"length"),{"hash":{},"fn":container.program(138, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"101":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(102, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"102":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "== "
    + ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ": "
    + ((stack1 = lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"change"),{"hash":{},"fn":container.program(103, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"103":function(container,depth0,helpers,partials,data) {
    var stack1;

  return ", "
    + ((stack1 = container.lambda(container.strict(depth0, "change" ), depth0)) != null ? stack1 : "");
},"104":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  From → to\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"interAz"),"rows"),{"hash":{},"fn":container.program(105, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rest"),"rows"),{"hash":{},"fn":container.program(109, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"interAz"),"total"),{"hash":{},"fn":container.program(110, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"105":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(106, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"106":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"source"),"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"source"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(107, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + " → "
    + ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"destination"),"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"destination"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(108, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"zones").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"107":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " ("
    + ((stack1 = lookupProperty(helpers,"place").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"source"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ")";
},"108":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " ("
    + ((stack1 = lookupProperty(helpers,"place").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"destination"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ")";
},"109":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"interAz"),"rest"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rest"),"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"interAz"),"rest"),"rows"),"more pair",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n";
},"110":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"totalPrice").call(alias1,depth0,{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gbOfBytes").call(alias1,lookupProperty(depth0,"bytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(111, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"111":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"sectionWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"112":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(113, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"113":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(alias1,"noCrossings",{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"isLacking"),{"hash":{},"fn":container.program(114, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ".";
},"114":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ", "
    + ((stack1 = lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"asFarAsAnswered",{"hash":{},"data":data})) != null ? stack1 : "");
},"115":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(116, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"116":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "Crossing zones cost "
    + ((stack1 = lookupProperty(helpers,"dollars").call(alias1,lookupProperty(depth0,"crossingUsd"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " in total. "
    + ((stack1 = lookupProperty(helpers,"phrase").call(alias1,"gatewayCrossings",{"hash":{},"data":data})) != null ? stack1 : "");
},"117":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(118, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"locality"),"services"),"length"),{"hash":{},"fn":container.program(120, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"118":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"percent").call(alias1,lookupProperty(lookupProperty(depth0,"locality"),"localBytes"),lookupProperty(lookupProperty(depth0,"locality"),"bytes"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " of the bytes inside the VPC stay in their zone."
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"locality"),"services"),"length"),{"hash":{},"fn":container.program(119, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"119":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " "
    + ((stack1 = lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"mostCrossed",{"hash":{},"data":data})) != null ? stack1 : "");
},"120":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Same zone",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  Service\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"locality"),"services"),{"hash":{},"fn":container.program(121, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"121":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"percent").call(alias1,lookupProperty(depth0,"localBytes"),lookupProperty(depth0,"bytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(122, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"122":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"service"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"namespace"),{"hash":{},"fn":container.program(123, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"123":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " ("
    + ((stack1 = lookupProperty(helpers,"short").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"namespace"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ")";
},"124":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"sectionTitle").call(alias1,"publicAddresses",lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rows"),"length"),{"hash":{},"fn":container.program(125, data, 0),"inverse":container.program(129, data, 0),"data":data})) != null ? stack1 : "");
},"125":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  Workload → remote\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"external"),"rows"),{"hash":{},"fn":container.program(126, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rest"),"rows"),{"hash":{},"fn":container.program(128, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"external"),"total"),{"hash":{},"fn":container.program(110, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"126":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(127, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"127":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"workload"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"namespace"),{"hash":{},"fn":container.program(123, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + " → "
    + ((stack1 = lookupProperty(helpers,"remote").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"addresses").call(alias1,lookupProperty(depth0,"localIps"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " → "
    + ((stack1 = lookupProperty(helpers,"remoteFacts").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"128":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"external"),"rest"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rest"),"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"external"),"rest"),"rows"),"more line",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n";
},"129":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(130, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"130":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(alias1,"noPublic",{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"isLacking"),{"hash":{},"fn":container.program(114, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ".";
},"131":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"sectionTitle").call(alias1,"awsServices",lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rows"),"length"),{"hash":{},"fn":container.program(132, data, 0),"inverse":container.program(136, data, 0),"data":data})) != null ? stack1 : "");
},"132":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  Workload → service\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"awsServices"),"rows"),{"hash":{},"fn":container.program(133, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),"rows"),{"hash":{},"fn":container.program(135, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"awsServices"),"total"),{"hash":{},"fn":container.program(110, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"133":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(134, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"134":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"workload"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"namespace"),{"hash":{},"fn":container.program(123, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + " → "
    + ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(depth0,"service"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"way").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"135":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"awsServices"),"rest"),"rows"),"more line",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n";
},"136":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),0,{"hash":{},"fn":container.program(137, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"137":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(alias1,"noServices",{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(data,"root"),"isLacking"),{"hash":{},"fn":container.program(114, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ".";
},"138":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"sectionTitle").call(alias1,"otherNetworks",lookupProperty(lookupProperty(data,"root"),"severalClusters"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Cost",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,"Data",11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  From → to\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"otherNetworks"),"rows"),{"hash":{},"fn":container.program(139, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),"rows"),{"hash":{},"fn":container.program(141, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias1,lookupProperty(lookupProperty(depth0,"otherNetworks"),"total"),{"hash":{},"fn":container.program(110, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"139":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,depth0,{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(depth0,"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,24,{"hash":{},"fn":container.program(140, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"140":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"source"),"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"source"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(107, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + " → "
    + ((stack1 = lookupProperty(helpers,"short").call(alias1,lookupProperty(lookupProperty(depth0,"destination"),"name"),{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"place").call(alias1,lookupProperty(depth0,"destination"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(108, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"wayWords").call(alias1,lookupProperty(depth0,"via"),{"hash":{},"data":data})) != null ? stack1 : "");
},"141":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"cost").call(alias1,lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"gb").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),"gigabytes"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"counted").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"otherNetworks"),"rest"),"rows"),"more pair",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n";
},"142":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "\nThe tables of "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"clusters"),"leftOut"),"more cluster",{"hash":{},"data":data})) != null ? stack1 : "")
    + " are in report.json.\n";
},"143":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"notes",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"items"),{"hash":{},"fn":container.program(144, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"leftOut"),{"hash":{},"fn":container.program(146, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"144":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),2,{"hash":{},"fn":container.program(145, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"145":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"sentence").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"146":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "- And "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"leftOut"),"more note",{"hash":{},"data":data})) != null ? stack1 : "")
    + " in report.json.\n";
},"147":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"coverageWords").call(alias1,depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"missing"),{"hash":{},"fn":container.program(148, data, 0),"inverse":container.program(149, data, 0),"data":data})) != null ? stack1 : "")
    + "."
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedMonitors"),"items"),{"hash":{},"fn":container.program(150, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedMonitors"),"leftOut"),{"hash":{},"fn":container.program(151, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedGateways"),"items"),{"hash":{},"fn":container.program(152, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"148":function(container,depth0,helpers,partials,data) {
    var stack1;

  return ", "
    + ((stack1 = container.lambda(container.strict(depth0, "missing" ), depth0)) != null ? stack1 : "");
},"149":function(container,depth0,helpers,partials,data) {
    return ", no gaps, no cuts";
},"150":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " "
    + ((stack1 = lookupProperty(helpers,"seenWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + ".";
},"151":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " "
    + ((stack1 = lookupProperty(helpers,"counted").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"countedMonitors"),"leftOut"),"more monitor",{"hash":{},"data":data})) != null ? stack1 : "")
    + " in report.json.";
},"152":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return " "
    + ((stack1 = lookupProperty(helpers,"natSeenWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "")
    + ".";
},"153":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"methodWords").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"hash":{},"data":data})) != null ? stack1 : "");
},"154":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"pricesWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rates"),{"hash":{},"data":data})) != null ? stack1 : "");
},"155":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "Bill       "
    + ((stack1 = lookupProperty(helpers,"wrap").call(depth0 != null ? depth0 : (container.nullContext || {}),11,{"hash":{},"fn":container.program(156, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n";
},"156":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"billWords").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"bill"),{"hash":{},"data":data})) != null ? stack1 : "");
},"157":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return "flowtoll "
    + ((stack1 = lookupProperty(helpers,"short").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"version"),{"hash":{},"data":data})) != null ? stack1 : "");
},"158":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"phrase").call(depth0 != null ? depth0 : (container.nullContext || {}),"openPage",{"hash":{},"data":data})) != null ? stack1 : "")
    + ":\n"
    + ((stack1 = container.lambda(container.strict(depth0, "pageUrl" ), depth0)) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty;

  return ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"longDay").call(alias1,lookupProperty(depth0,"day"),{"hash":{},"data":data})) != null ? stack1 : "")
    + " · "
    + ((stack1 = container.lambda(container.strict(depth0, "statusTag" ), depth0)) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = lookupProperty(helpers,"totalPrice").call(alias1,lookupProperty(depth0,"totals"),{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"standingAlarms"),{"hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"calmNews"),{"hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"trend"),"figures"),{"hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"padStart").call(alias1,lookupProperty(helpers,"orNothing").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"trend"),"savings"),"usd"),{"hash":{},"data":data}),11,{"hash":{},"data":data})) != null ? stack1 : "")
    + "  "
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasDays"),{"hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,29,{"hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasAlert"),{"hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isLacking"),{"hash":{},"fn":container.program(28, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"isShort"),{"hash":{},"fn":container.program(40, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"isShort"),{"hash":{},"fn":container.program(46, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"trend"),"budgets"),"length"),{"hash":{},"fn":container.program(96, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"isShort"),{"hash":{},"fn":container.program(99, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"shown"),"notes"),"items"),"length"),{"hash":{},"fn":container.program(143, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"capitals").call(alias1,"method",{"hash":{},"data":data})) != null ? stack1 : "")
    + "\n\nCoverage   "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,11,{"hash":{},"fn":container.program(147, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\nMethod     "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,11,{"hash":{},"fn":container.program(153, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\nPrices     "
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,11,{"hash":{},"fn":container.program(154, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"bill"),{"hash":{},"fn":container.program(155, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"wrap").call(alias1,0,{"hash":{},"fn":container.program(157, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(helpers,"opensInBrowser").call(alias1,lookupProperty(depth0,"pageUrl"),{"hash":{},"data":data}),{"hash":{},"fn":container.program(158, data, 0),"inverse":container.noop,"data":data})) != null ? stack1 : "");
},"useData":true}

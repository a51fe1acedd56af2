// @ts-nocheck
// Made from the templates beside it by `npm run templates`; do not edit.
export const html = {"0":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression((lookupProperty(helpers,"gigabytes")||container.strict(depth0, "gigabytes", {"start":{"line":156,"column":39},"end":{"line":156,"column":48}} )).call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":156,"column":37},"end":{"line":156,"column":94}}}))
    + " moved between pods and what they talk to; this is what crossing zones and gateways cost.";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression((lookupProperty(helpers,"gigabytes")||container.strict(depth0, "gigabytes", {"start":{"line":156,"column":193},"end":{"line":156,"column":202}} )).call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":156,"column":191},"end":{"line":156,"column":248}}}))
    + " moved between pods and what they talk to, and nothing of it had a price.";
},"2":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell\"><strong>"
    + alias3((lookupProperty(helpers,"charge")||alias1(depth0, "charge", {"start":{"line":176,"column":40},"end":{"line":176,"column":46}} )).call(alias2,lookupProperty(depth0,"charge"),{"name":"charge","hash":{},"data":data,"loc":{"start":{"line":176,"column":38},"end":{"line":176,"column":55}}}))
    + "</strong>\n          <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin-top:5px\"><tr>"
    + alias3((lookupProperty(helpers,"bar")||alias1(depth0, "bar", {"start":{"line":177,"column":122},"end":{"line":177,"column":125}} )).call(alias2,lookupProperty(depth0,"charge"),lookupProperty(depth0,"usd"),lookupProperty(lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"totals"),"usd"),{"name":"bar","hash":{},"data":data,"loc":{"start":{"line":177,"column":120},"end":{"line":177,"column":162}}}))
    + "</tr></table>\n        </td>\n        <td class=\"num cell gap\">"
    + alias3((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":179,"column":35},"end":{"line":179,"column":44}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":179,"column":33},"end":{"line":179,"column":82}}}))
    + "</td>\n        <td class=\"num cell gap\"><strong>"
    + alias3((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":180,"column":43},"end":{"line":180,"column":46}} )).call(alias2,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":180,"column":41},"end":{"line":180,"column":52}}}))
    + "</strong></td>\n      </tr>\n";
},"3":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell quiet\">Free (same zone, gateway endpoints)</td>\n        <td class=\"num cell gap quiet\">"
    + container.escapeExpression((lookupProperty(helpers,"gigabytes")||container.strict(depth0, "gigabytes", {"start":{"line":186,"column":41},"end":{"line":186,"column":50}} )).call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"freeBytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":186,"column":39},"end":{"line":186,"column":100}}}))
    + "</td>\n        <td class=\"num cell gap quiet\">free</td>\n      </tr>\n";
},"4":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell quiet\">Not priced: "
    + alias3((((helper = lookupProperty(helpers,"reason") || alias1(depth0, "reason", {"start":{"line":192,"column":50},"end":{"line":192,"column":56}} ))),(typeof helper === "function" ? helper.call(alias2,{"name":"reason","hash":{},"data":data,"loc":{"start":{"line":192,"column":48},"end":{"line":192,"column":58}}}) : helper)))
    + "</td>\n        <td class=\"num cell gap quiet\">"
    + alias3((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":193,"column":41},"end":{"line":193,"column":50}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":193,"column":39},"end":{"line":193,"column":88}}}))
    + "</td>\n        <td class=\"num cell gap quiet\">not priced</td>\n      </tr>\n";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "              <tr>\n                <td\n                   align=\"left\" class=\"soft\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><span class=\"soft\">Before: "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"report"),"history"),{"name":"each","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":209,"column":34},"end":{"line":209,"column":176}}})) != null ? stack1 : "")
    + "</span></div>\n    \n                </td>\n              </tr>\n";
},"6":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"first"),{"name":"unless","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":209,"column":58},"end":{"line":209,"column":89}}})) != null ? stack1 : "")
    + alias3((lookupProperty(helpers,"shortDay")||alias2(depth0, "shortDay", {"start":{"line":209,"column":91},"end":{"line":209,"column":99}} )).call(alias1,lookupProperty(depth0,"day"),{"name":"shortDay","hash":{},"data":data,"loc":{"start":{"line":209,"column":89},"end":{"line":209,"column":105}}}))
    + " "
    + alias3((lookupProperty(helpers,"usd")||alias2(depth0, "usd", {"start":{"line":209,"column":108},"end":{"line":209,"column":111}} )).call(alias1,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":209,"column":106},"end":{"line":209,"column":117}}}))
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,(lookupProperty(helpers,"complete")||alias2(depth0, "complete", {"start":{"line":209,"column":128},"end":{"line":209,"column":136}} )).call(alias1,lookupProperty(depth0,"status"),{"name":"complete","hash":{},"data":data,"loc":{"start":{"line":209,"column":127},"end":{"line":209,"column":144}}}),{"name":"unless","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":209,"column":117},"end":{"line":209,"column":167}}})) != null ? stack1 : "");
},"7":function(container,depth0,helpers,partials,data) {
    return ", ";
},"8":function(container,depth0,helpers,partials,data) {
    return " (partial)";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      \n      \u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:660px;\" width=\"660\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n    \n      \n      <div  class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:660px;\">\n        \n        <table\n           align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n        >\n          <tbody>\n            <tr>\n              <td\n                 style=\"direction:ltr;font-size:0px;padding:10px 0;text-align:center;\"\n              >\n                \u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:660px;\" ><![endif]-->\n            \n      <div\n         class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n      >\n        \n      <table\n         border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n      >\n        <tbody>\n          \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><div class=\"note\"><strong>Partial: "
    + alias3((lookupProperty(helpers,"missing")||alias1(depth0, "missing", {"start":{"line":263,"column":44},"end":{"line":263,"column":51}} )).call(alias2,lookupProperty(depth0,"report"),{"name":"missing","hash":{},"data":data,"loc":{"start":{"line":263,"column":42},"end":{"line":263,"column":60}}}))
    + ".</strong> The figures above are what was seen; what is missing costs extra.</div></div>\n    \n                </td>\n              </tr>\n            \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <table\n         cellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1c2430;font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n      >\n        <tr>\n        <th scope=\"col\" class=\"what head\" style=\"text-align:left\">Without an answer</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">From, to ("
    + alias3(container.lambda(alias1(lookupProperty(depth0,"report"), "timeZone", {"start":{"line":278,"column":82},"end":{"line":278,"column":97}} ), depth0))
    + ")</th>\n      </tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"coverage"),"gaps"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":280,"column":6},"end":{"line":285,"column":15}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"coverage"),"cuts"),{"name":"each","hash":{},"fn":container.program(11, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":286,"column":6},"end":{"line":291,"column":15}}})) != null ? stack1 : "")
    + "      </table>\n    \n                </td>\n              </tr>\n            \n        </tbody>\n      </table>\n    \n      </div>\n    \n          \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n              </td>\n            </tr>\n          </tbody>\n        </table>\n        \n      </div>\n    \n      \n      \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n    \n";
},"10":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell\"><strong>"
    + alias4((((helper = lookupProperty(helpers,"category") || alias1(depth0, "category", {"start":{"line":282,"column":40},"end":{"line":282,"column":48}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"category","hash":{},"data":data,"loc":{"start":{"line":282,"column":38},"end":{"line":282,"column":50}}}) : helper)))
    + "</strong> <span class=\"soft\">"
    + alias4((((helper = lookupProperty(helpers,"monitor") || alias1(depth0, "monitor", {"start":{"line":282,"column":81},"end":{"line":282,"column":88}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"monitor","hash":{},"data":data,"loc":{"start":{"line":282,"column":79},"end":{"line":282,"column":90}}}) : helper)))
    + "</span><br /><span class=\"soft\">"
    + alias4((((helper = lookupProperty(helpers,"reason") || alias1(depth0, "reason", {"start":{"line":282,"column":124},"end":{"line":282,"column":130}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"reason","hash":{},"data":data,"loc":{"start":{"line":282,"column":122},"end":{"line":282,"column":132}}}) : helper)))
    + "</span></td>\n        <td class=\"num cell gap\">"
    + alias4((lookupProperty(helpers,"span")||alias1(depth0, "span", {"start":{"line":283,"column":35},"end":{"line":283,"column":39}} )).call(alias2,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"timeZone"),{"name":"span","hash":{},"data":data,"loc":{"start":{"line":283,"column":33},"end":{"line":283,"column":71}}}))
    + "</td>\n      </tr>\n";
},"11":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell\"><strong>"
    + alias4((((helper = lookupProperty(helpers,"category") || alias1(depth0, "category", {"start":{"line":288,"column":40},"end":{"line":288,"column":48}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"category","hash":{},"data":data,"loc":{"start":{"line":288,"column":38},"end":{"line":288,"column":50}}}) : helper)))
    + "</strong> <span class=\"soft\">"
    + alias4((((helper = lookupProperty(helpers,"monitor") || alias1(depth0, "monitor", {"start":{"line":288,"column":81},"end":{"line":288,"column":88}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"monitor","hash":{},"data":data,"loc":{"start":{"line":288,"column":79},"end":{"line":288,"column":90}}}) : helper)))
    + "</span><br /><span class=\"soft\">more than 500 flows in five minutes: the smaller ones are not in the figures</span></td>\n        <td class=\"num cell gap\">"
    + alias4((lookupProperty(helpers,"span")||alias1(depth0, "span", {"start":{"line":289,"column":35},"end":{"line":289,"column":39}} )).call(alias2,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"timeZone"),{"name":"span","hash":{},"data":data,"loc":{"start":{"line":289,"column":33},"end":{"line":289,"column":71}}}))
    + "</td>\n      </tr>\n";
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <table\n         cellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1c2430;font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n      >\n        <tr>\n        <th scope=\"col\" class=\"what head\" style=\"text-align:left\">Source, destination</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Volume</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Cost</th>\n      </tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rows"),{"name":"each","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":364,"column":6},"end":{"line":370,"column":15}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"),"rows"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":371,"column":6},"end":{"line":377,"column":13}}})) != null ? stack1 : "")
    + "      </table>\n    \n                </td>\n              </tr>\n";
},"13":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), alias5="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell\"><strong>"
    + alias3(alias2(alias1(lookupProperty(depth0,"source"), "name", {"start":{"line":366,"column":40},"end":{"line":366,"column":51}} ), depth0))
    + "</strong>"
    + alias3((lookupProperty(helpers,"inNamespace")||alias1(depth0, "inNamespace", {"start":{"line":366,"column":64},"end":{"line":366,"column":75}} )).call(alias4,lookupProperty(lookupProperty(depth0,"source"),"namespace"),{"name":"inNamespace","hash":{},"data":data,"loc":{"start":{"line":366,"column":62},"end":{"line":366,"column":94}}}))
    + " &rarr; <strong>"
    + alias3(alias2(alias1(lookupProperty(depth0,"destination"), "name", {"start":{"line":366,"column":112},"end":{"line":366,"column":128}} ), depth0))
    + "</strong>"
    + alias3((lookupProperty(helpers,"inNamespace")||alias1(depth0, "inNamespace", {"start":{"line":366,"column":141},"end":{"line":366,"column":152}} )).call(alias4,lookupProperty(lookupProperty(depth0,"destination"),"namespace"),{"name":"inNamespace","hash":{},"data":data,"loc":{"start":{"line":366,"column":139},"end":{"line":366,"column":176}}}))
    + "<br /><span class=\"soft\">"
    + alias3((((helper = lookupProperty(helpers,"sourceAz") || alias1(depth0, "sourceAz", {"start":{"line":366,"column":203},"end":{"line":366,"column":211}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"sourceAz","hash":{},"data":data,"loc":{"start":{"line":366,"column":201},"end":{"line":366,"column":213}}}) : helper)))
    + " &rarr; "
    + alias3((((helper = lookupProperty(helpers,"destinationAz") || alias1(depth0, "destinationAz", {"start":{"line":366,"column":223},"end":{"line":366,"column":236}} ))),(typeof helper === alias5 ? helper.call(alias4,{"name":"destinationAz","hash":{},"data":data,"loc":{"start":{"line":366,"column":221},"end":{"line":366,"column":238}}}) : helper)))
    + alias3((lookupProperty(helpers,"ofCluster")||alias1(depth0, "ofCluster", {"start":{"line":366,"column":240},"end":{"line":366,"column":249}} )).call(alias4,lookupProperty(depth0,"cluster"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"monitors"),{"name":"ofCluster","hash":{},"data":data,"loc":{"start":{"line":366,"column":238},"end":{"line":366,"column":281}}}))
    + "</span></td>\n        <td class=\"num cell gap\">"
    + alias3((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":367,"column":35},"end":{"line":367,"column":44}} )).call(alias4,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":367,"column":33},"end":{"line":367,"column":82}}}))
    + "</td>\n        <td class=\"num cell gap\"><strong>"
    + alias3((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":368,"column":43},"end":{"line":368,"column":46}} )).call(alias4,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":368,"column":41},"end":{"line":368,"column":52}}}))
    + "</strong></td>\n      </tr>\n";
},"14":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell quiet\">"
    + alias2(container.lambda(alias1(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"), "rows", {"start":{"line":373,"column":38},"end":{"line":373,"column":62}} ), depth0))
    + " more</td>\n        <td class=\"num cell gap quiet\">"
    + alias2((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":374,"column":41},"end":{"line":374,"column":50}} )).call(alias3,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":374,"column":39},"end":{"line":374,"column":102}}}))
    + "</td>\n        <td class=\"num cell gap quiet\">"
    + alias2((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":375,"column":41},"end":{"line":375,"column":44}} )).call(alias3,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":375,"column":39},"end":{"line":375,"column":70}}}))
    + "</td>\n      </tr>\n";
},"15":function(container,depth0,helpers,partials,data) {
    return "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      >Nothing was seen to cross a zone on this day.</div>\n    \n                </td>\n              </tr>\n";
},"16":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <table\n         cellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1c2430;font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n      >\n        <tr>\n        <th scope=\"col\" class=\"what head\" style=\"text-align:left\">Workload, belongs to</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Volume</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Cost</th>\n      </tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rows"),{"name":"each","hash":{},"fn":container.program(17, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":458,"column":6},"end":{"line":464,"column":15}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"),"rows"),{"name":"if","hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":465,"column":6},"end":{"line":471,"column":13}}})) != null ? stack1 : "")
    + "      </table>\n    \n                </td>\n              </tr>\n";
},"17":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell\"><strong>"
    + alias4((((helper = lookupProperty(helpers,"workload") || alias1(depth0, "workload", {"start":{"line":460,"column":40},"end":{"line":460,"column":48}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"workload","hash":{},"data":data,"loc":{"start":{"line":460,"column":38},"end":{"line":460,"column":50}}}) : helper)))
    + "</strong>"
    + alias4((lookupProperty(helpers,"inNamespace")||alias1(depth0, "inNamespace", {"start":{"line":460,"column":61},"end":{"line":460,"column":72}} )).call(alias2,lookupProperty(depth0,"namespace"),{"name":"inNamespace","hash":{},"data":data,"loc":{"start":{"line":460,"column":59},"end":{"line":460,"column":84}}}))
    + " &rarr; <strong>"
    + alias4((((helper = lookupProperty(helpers,"belongsTo") || alias1(depth0, "belongsTo", {"start":{"line":460,"column":102},"end":{"line":460,"column":111}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"belongsTo","hash":{},"data":data,"loc":{"start":{"line":460,"column":100},"end":{"line":460,"column":113}}}) : helper)))
    + "</strong><br /><span class=\"soft\">"
    + alias4((((helper = lookupProperty(helpers,"localIp") || alias1(depth0, "localIp", {"start":{"line":460,"column":149},"end":{"line":460,"column":156}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"localIp","hash":{},"data":data,"loc":{"start":{"line":460,"column":147},"end":{"line":460,"column":158}}}) : helper)))
    + " &rarr; "
    + alias4((((helper = lookupProperty(helpers,"remoteIp") || alias1(depth0, "remoteIp", {"start":{"line":460,"column":168},"end":{"line":460,"column":176}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"remoteIp","hash":{},"data":data,"loc":{"start":{"line":460,"column":166},"end":{"line":460,"column":178}}}) : helper)))
    + ", "
    + alias4((lookupProperty(helpers,"via")||alias1(depth0, "via", {"start":{"line":460,"column":182},"end":{"line":460,"column":185}} )).call(alias2,lookupProperty(depth0,"via"),{"name":"via","hash":{},"data":data,"loc":{"start":{"line":460,"column":180},"end":{"line":460,"column":191}}}))
    + alias4((lookupProperty(helpers,"ofCluster")||alias1(depth0, "ofCluster", {"start":{"line":460,"column":193},"end":{"line":460,"column":202}} )).call(alias2,lookupProperty(depth0,"cluster"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"monitors"),{"name":"ofCluster","hash":{},"data":data,"loc":{"start":{"line":460,"column":191},"end":{"line":460,"column":234}}}))
    + "</span></td>\n        <td class=\"num cell gap\">"
    + alias4((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":461,"column":35},"end":{"line":461,"column":44}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":461,"column":33},"end":{"line":461,"column":82}}}))
    + "</td>\n        <td class=\"num cell gap\"><strong>"
    + alias4((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":462,"column":43},"end":{"line":462,"column":46}} )).call(alias2,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":462,"column":41},"end":{"line":462,"column":52}}}))
    + "</strong></td>\n      </tr>\n";
},"18":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell quiet\">"
    + alias2(container.lambda(alias1(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"), "rows", {"start":{"line":467,"column":38},"end":{"line":467,"column":63}} ), depth0))
    + " more</td>\n        <td class=\"num cell gap quiet\">"
    + alias2((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":468,"column":41},"end":{"line":468,"column":50}} )).call(alias3,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":468,"column":39},"end":{"line":468,"column":103}}}))
    + "</td>\n        <td class=\"num cell gap quiet\">"
    + alias2((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":469,"column":41},"end":{"line":469,"column":44}} )).call(alias3,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":469,"column":39},"end":{"line":469,"column":71}}}))
    + "</td>\n      </tr>\n";
},"19":function(container,depth0,helpers,partials,data) {
    return "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      >Nothing was seen to leave for an external address on this day.</div>\n    \n                </td>\n              </tr>\n";
},"20":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <table\n         cellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1c2430;font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n      >\n        <tr>\n        <th scope=\"col\" class=\"what head\" style=\"text-align:left\">Workload, service</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Volume</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Cost</th>\n      </tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rows"),{"name":"each","hash":{},"fn":container.program(21, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":552,"column":6},"end":{"line":558,"column":15}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"),"rows"),{"name":"if","hash":{},"fn":container.program(22, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":559,"column":6},"end":{"line":565,"column":13}}})) != null ? stack1 : "")
    + "      </table>\n    \n                </td>\n              </tr>\n";
},"21":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell\"><strong>"
    + alias4((((helper = lookupProperty(helpers,"workload") || alias1(depth0, "workload", {"start":{"line":554,"column":40},"end":{"line":554,"column":48}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"workload","hash":{},"data":data,"loc":{"start":{"line":554,"column":38},"end":{"line":554,"column":50}}}) : helper)))
    + "</strong>"
    + alias4((lookupProperty(helpers,"inNamespace")||alias1(depth0, "inNamespace", {"start":{"line":554,"column":61},"end":{"line":554,"column":72}} )).call(alias2,lookupProperty(depth0,"namespace"),{"name":"inNamespace","hash":{},"data":data,"loc":{"start":{"line":554,"column":59},"end":{"line":554,"column":84}}}))
    + " &rarr; <strong>"
    + alias4((((helper = lookupProperty(helpers,"service") || alias1(depth0, "service", {"start":{"line":554,"column":102},"end":{"line":554,"column":109}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"service","hash":{},"data":data,"loc":{"start":{"line":554,"column":100},"end":{"line":554,"column":111}}}) : helper)))
    + "</strong><br /><span class=\"soft\">"
    + alias4((lookupProperty(helpers,"via")||alias1(depth0, "via", {"start":{"line":554,"column":147},"end":{"line":554,"column":150}} )).call(alias2,lookupProperty(depth0,"via"),{"name":"via","hash":{},"data":data,"loc":{"start":{"line":554,"column":145},"end":{"line":554,"column":156}}}))
    + alias4((lookupProperty(helpers,"ofCluster")||alias1(depth0, "ofCluster", {"start":{"line":554,"column":158},"end":{"line":554,"column":167}} )).call(alias2,lookupProperty(depth0,"cluster"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"monitors"),{"name":"ofCluster","hash":{},"data":data,"loc":{"start":{"line":554,"column":156},"end":{"line":554,"column":199}}}))
    + "</span></td>\n        <td class=\"num cell gap\">"
    + alias4((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":555,"column":35},"end":{"line":555,"column":44}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":555,"column":33},"end":{"line":555,"column":82}}}))
    + "</td>\n        <td class=\"num cell gap\"><strong>"
    + alias4((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":556,"column":43},"end":{"line":556,"column":46}} )).call(alias2,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":556,"column":41},"end":{"line":556,"column":52}}}))
    + "</strong></td>\n      </tr>\n";
},"22":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "      <tr>\n        <td class=\"what cell quiet\">"
    + alias2(container.lambda(alias1(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"), "rows", {"start":{"line":561,"column":38},"end":{"line":561,"column":66}} ), depth0))
    + " more</td>\n        <td class=\"num cell gap quiet\">"
    + alias2((lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":562,"column":41},"end":{"line":562,"column":50}} )).call(alias3,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":562,"column":39},"end":{"line":562,"column":106}}}))
    + "</td>\n        <td class=\"num cell gap quiet\">"
    + alias2((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":563,"column":41},"end":{"line":563,"column":44}} )).call(alias3,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":563,"column":39},"end":{"line":563,"column":74}}}))
    + "</td>\n      </tr>\n";
},"23":function(container,depth0,helpers,partials,data) {
    return "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      >No traffic with S3, DynamoDB or an interface endpoint was seen on this day.</div>\n    \n                </td>\n              </tr>\n";
},"24":function(container,depth0,helpers,partials,data) {
    return "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><div class=\"note\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</div></div>\n    \n                </td>\n              </tr>\n";
},"25":function(container,depth0,helpers,partials,data) {
    return "<span class=\"code\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</span><br />";
},"26":function(container,depth0,helpers,partials,data) {
    var helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias4((((helper = lookupProperty(helpers,"url") || alias1(depth0, "url", {"start":{"line":672,"column":47},"end":{"line":672,"column":50}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"url","hash":{},"data":data,"loc":{"start":{"line":672,"column":45},"end":{"line":672,"column":52}}}) : helper)))
    + "\">"
    + alias4((((helper = lookupProperty(helpers,"label") || alias1(depth0, "label", {"start":{"line":672,"column":56},"end":{"line":672,"column":61}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"label","hash":{},"data":data,"loc":{"start":{"line":672,"column":54},"end":{"line":672,"column":63}}}) : helper)))
    + "</a><br />";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", alias4=container.escapeExpression, alias5=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=\"en\" dir=\"auto\" xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n  <head>\n    <title>"
    + alias4((((helper = lookupProperty(helpers,"subject") || alias1(depth0, "subject", {"start":{"line":4,"column":13},"end":{"line":4,"column":20}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"subject","hash":{},"data":data,"loc":{"start":{"line":4,"column":11},"end":{"line":4,"column":22}}}) : helper)))
    + "</title>\n    \u003C!--[if !mso]>\u003C!-->\n    <meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n    \u003C!--<![endif]-->\n    <meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    <style type=\"text/css\">\n      #outlook a { padding:0; }\n      body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\n      table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\n      img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\n      p { display:block;margin:13px 0; }\n    </style>\n    \u003C!--[if mso]>\n    <noscript>\n    <xml>\n    <o:OfficeDocumentSettings>\n      <o:AllowPNG/>\n      <o:PixelsPerInch>96</o:PixelsPerInch>\n    </o:OfficeDocumentSettings>\n    </xml>\n    </noscript>\n    <![endif]-->\n    \u003C!--[if lte mso 11]>\n    <style type=\"text/css\">\n      .mj-outlook-group-fix { width:100% !important; }\n    </style>\n    <![endif]-->\n    \n      \u003C!--[if !mso]>\u003C!-->\n        <link href=\"https://fonts.googleapis.com/css?family=Roboto:300,400,500,700\" rel=\"stylesheet\" type=\"text/css\">\n        <style type=\"text/css\">\n          @import url(https://fonts.googleapis.com/css?family=Roboto:300,400,500,700);\n        </style>\n      \u003C!--<![endif]-->\n\n    \n    \n    <style type=\"text/css\">\n      @media only screen and (min-width:480px) {\n        .mj-column-per-100 { width:100% !important; max-width: 100%; }\n      }\n    </style>\n    <style media=\"screen and (min-width:480px)\">\n      .moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n    </style>\n    \n    \n  \n    \n     \n    <style type=\"text/css\">\n.num { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; vertical-align: top; }\n      .what { text-align: left; overflow-wrap: anywhere; word-break: break-word; vertical-align: top; }\n      .cell { padding: 7px 0 7px 0; border-top: 1px solid #e3e7ed; }\n      .gap { padding-left: 14px; }\n      .head { font-size: 12px; color: #566070; font-weight: 600; padding: 0 0 5px 0; }\n      .soft { color: #566070; font-size: 13px; line-height: 18px; }\n      .quiet { color: #566070; }\n      .bar { height: 8px; line-height: 8px; font-size: 0; border-radius: 4px; }\n      .track { background-color: #e9edf2; border-radius: 4px; }\n      .inter_az { background-color: #2463c5; }\n      .nat { background-color: #b4540a; }\n      .endpoint { background-color: #6d4bb8; }\n      .transit, .inter_region { background-color: #3f7d58; }\n      .note { border-left: 4px solid #b4540a; padding: 8px 12px; background-color: #fff5ea; }\n      .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 12px; overflow-wrap: anywhere; word-break: break-all; }\n      h1, h2 { margin: 0; font-weight: 650; }\n      a { color: #1d56ad; }\n      @media (prefers-color-scheme: dark) {\n        body, .page { background-color: #10151d !important; }\n        .card, .card > table, .card td { background-color: #171e29 !important; }\n        .card, .card div, .card td, .card th, .card h1, .card h2, .card strong, .card p { color: #e8ecf2 !important; }\n        .card .soft, .card .quiet, .card .head { color: #a7b2c2 !important; }\n        .card .cell { border-top-color: #2b3545 !important; }\n        .card .track { background-color: #2b3545 !important; }\n        .card td.inter_az { background-color: #6ea2f5 !important; }\n        .card td.nat { background-color: #f0a35e !important; }\n        .card td.endpoint { background-color: #b59af2 !important; }\n        .card td.transit, .card td.inter_region { background-color: #7fc79b !important; }\n        .card .note { background-color: #33261a !important; border-left-color: #f0a35e !important; }\n        .card a { color: #8fb8ff !important; }\n      }\n    </style>\n    <meta name=\"color-scheme\" content=\"light dark\" />\n      <meta name=\"supported-color-schemes\" content=\"light dark\" />\n  </head>\n  \n      <body  class=\"page\" style=\"word-spacing:normal;background-color:#f2f4f7;\">\n        \n    <div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;\">"
    + alias4((((helper = lookupProperty(helpers,"preheader") || alias1(depth0, "preheader", {"start":{"line":94,"column":132},"end":{"line":94,"column":141}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"preheader","hash":{},"data":data,"loc":{"start":{"line":94,"column":130},"end":{"line":94,"column":143}}}) : helper)))
    + "</div>\n  \n        <div\n           aria-label=\""
    + alias4((((helper = lookupProperty(helpers,"subject") || alias1(depth0, "subject", {"start":{"line":97,"column":25},"end":{"line":97,"column":32}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"subject","hash":{},"data":data,"loc":{"start":{"line":97,"column":23},"end":{"line":97,"column":34}}}) : helper)))
    + "\" aria-roledescription=\"email\" role=\"article\" lang=\"en\" dir=\"auto\" style=\"word-spacing:normal;background-color:#f2f4f7;\"\n        >\n        \n      \n      \u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:660px;\" width=\"660\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n    \n      \n      <div  class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:660px;\">\n        \n        <table\n           align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n        >\n          <tbody>\n            <tr>\n              <td\n                 style=\"direction:ltr;font-size:0px;padding:22px 0 10px;text-align:center;\"\n              >\n                \u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:660px;\" ><![endif]-->\n            \n      <div\n         class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n      >\n        \n      <table\n         border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n      >\n        <tbody>\n          \n              <tr>\n                <td\n                   align=\"left\" class=\"soft\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><span class=\"soft\">flowtoll · "
    + alias4((lookupProperty(helpers,"clusters")||alias1(depth0, "clusters", {"start":{"line":132,"column":39},"end":{"line":132,"column":47}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"monitors"),{"name":"clusters","hash":{},"data":data,"loc":{"start":{"line":132,"column":37},"end":{"line":132,"column":65}}}))
    + "</span></div>\n    \n                </td>\n              </tr>\n            \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:22px;line-height:30px;text-align:left;color:#1c2430;\"\n      ><h1 style=\"font-size:22px;line-height:30px\">"
    + alias4((lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":144,"column":53},"end":{"line":144,"column":56}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":144,"column":51},"end":{"line":144,"column":76}}}))
    + " to move data on "
    + alias4((lookupProperty(helpers,"longDay")||alias1(depth0, "longDay", {"start":{"line":144,"column":95},"end":{"line":144,"column":102}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"day"),{"name":"longDay","hash":{},"data":data,"loc":{"start":{"line":144,"column":93},"end":{"line":144,"column":115}}}))
    + "</h1></div>\n    \n                </td>\n              </tr>\n            \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      >"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"byCharge"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":156,"column":7},"end":{"line":156,"column":328}}})) != null ? stack1 : "")
    + "</div>\n    \n                </td>\n              </tr>\n            \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <table\n         cellpadding=\"0\" cellspacing=\"0\" width=\"100%\" border=\"0\" style=\"color:#1c2430;font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:20px;table-layout:auto;width:100%;border:none;\"\n      >\n        <tr>\n        <th scope=\"col\" class=\"what head\" style=\"text-align:left\">Charge</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Volume</th>\n        <th scope=\"col\" class=\"num head gap\" style=\"text-align:right\">Cost</th>\n      </tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"byCharge"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":174,"column":6},"end":{"line":182,"column":15}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"freeBytes"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":183,"column":6},"end":{"line":189,"column":13}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"unpriced"),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":190,"column":6},"end":{"line":196,"column":15}}})) != null ? stack1 : "")
    + "      </table>\n    \n                </td>\n              </tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(depth0,"report"),"history"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":201,"column":12},"end":{"line":213,"column":19}}})) != null ? stack1 : "")
    + "        </tbody>\n      </table>\n    \n      </div>\n    \n          \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n              </td>\n            </tr>\n          </tbody>\n        </table>\n        \n      </div>\n    \n      \n      \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n    \n"
    + ((stack1 = lookupProperty(helpers,"unless").call(alias2,(lookupProperty(helpers,"complete")||alias1(depth0, "complete", {"start":{"line":230,"column":15},"end":{"line":230,"column":23}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"status"),{"name":"complete","hash":{},"data":data,"loc":{"start":{"line":230,"column":14},"end":{"line":230,"column":38}}}),{"name":"unless","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":230,"column":4},"end":{"line":313,"column":15}}})) != null ? stack1 : "")
    + "      \n      \u003C!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:660px;\" width=\"660\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n    \n      \n      <div  class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:660px;\">\n        \n        <table\n           align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n        >\n          <tbody>\n            <tr>\n              <td\n                 style=\"direction:ltr;font-size:0px;padding:10px 0;text-align:center;\"\n              >\n                \u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:660px;\" ><![endif]-->\n            \n      <div\n         class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n      >\n        \n      <table\n         border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n      >\n        <tbody>\n          \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><h2 style=\"font-size:17px;line-height:24px\">Across zones</h2></div>\n    \n                </td>\n              </tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rows"),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.program(15, data, 0),"data":data,"loc":{"start":{"line":350,"column":12},"end":{"line":394,"column":19}}})) != null ? stack1 : "")
    + "        </tbody>\n      </table>\n    \n      </div>\n    \n          \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n              </td>\n            </tr>\n          </tbody>\n        </table>\n        \n      </div>\n    \n      \n      \u003C!--[if mso | IE]></td></tr></table><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:660px;\" width=\"660\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n    \n      \n      <div  class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:660px;\">\n        \n        <table\n           align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n        >\n          <tbody>\n            <tr>\n              <td\n                 style=\"direction:ltr;font-size:0px;padding:10px 0;text-align:center;\"\n              >\n                \u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:660px;\" ><![endif]-->\n            \n      <div\n         class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n      >\n        \n      <table\n         border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n      >\n        <tbody>\n          \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><h2 style=\"font-size:17px;line-height:24px\">External</h2></div>\n    \n                </td>\n              </tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rows"),{"name":"if","hash":{},"fn":container.program(16, data, 0),"inverse":container.program(19, data, 0),"data":data,"loc":{"start":{"line":444,"column":12},"end":{"line":488,"column":19}}})) != null ? stack1 : "")
    + "        </tbody>\n      </table>\n    \n      </div>\n    \n          \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n              </td>\n            </tr>\n          </tbody>\n        </table>\n        \n      </div>\n    \n      \n      \u003C!--[if mso | IE]></td></tr></table><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:660px;\" width=\"660\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n    \n      \n      <div  class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:660px;\">\n        \n        <table\n           align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n        >\n          <tbody>\n            <tr>\n              <td\n                 style=\"direction:ltr;font-size:0px;padding:10px 0;text-align:center;\"\n              >\n                \u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:660px;\" ><![endif]-->\n            \n      <div\n         class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n      >\n        \n      <table\n         border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n      >\n        <tbody>\n          \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><h2 style=\"font-size:17px;line-height:24px\">AWS services</h2></div>\n    \n                </td>\n              </tr>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rows"),{"name":"if","hash":{},"fn":container.program(20, data, 0),"inverse":container.program(23, data, 0),"data":data,"loc":{"start":{"line":538,"column":12},"end":{"line":582,"column":19}}})) != null ? stack1 : "")
    + "        </tbody>\n      </table>\n    \n      </div>\n    \n          \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n              </td>\n            </tr>\n          </tbody>\n        </table>\n        \n      </div>\n    \n      \n      \u003C!--[if mso | IE]></td></tr></table><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:660px;\" width=\"660\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n    \n      \n      <div  class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:660px;\">\n        \n        <table\n           align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;\"\n        >\n          <tbody>\n            <tr>\n              <td\n                 style=\"direction:ltr;font-size:0px;padding:10px 0 24px;text-align:center;\"\n              >\n                \u003C!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:660px;\" ><![endif]-->\n            \n      <div\n         class=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n      >\n        \n      <table\n         border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n      >\n        <tbody>\n          \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><h2 style=\"font-size:15px;line-height:22px\">How to read this</h2></div>\n    \n                </td>\n              </tr>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(depth0,"report"),"notes"),{"name":"each","hash":{},"fn":container.program(24, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":632,"column":12},"end":{"line":644,"column":21}}})) != null ? stack1 : "")
    + "              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><p class=\"soft\" style=\"margin:0\">\n      Estimates at list price, not a bill. "
    + alias4((lookupProperty(helpers,"rates")||alias1(depth0, "rates", {"start":{"line":653,"column":45},"end":{"line":653,"column":50}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"rates"),{"name":"rates","hash":{},"data":data,"loc":{"start":{"line":653,"column":43},"end":{"line":653,"column":65}}}))
    + " A gigabyte here is "
    + alias4((lookupProperty(helpers,"gigabyteMeaning")||alias1(depth0, "gigabyteMeaning", {"start":{"line":653,"column":87},"end":{"line":653,"column":102}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabyteMeaning","hash":{},"data":data,"loc":{"start":{"line":653,"column":85},"end":{"line":653,"column":128}}}))
    + ".\n      TCP payload only: headers, retransmissions and UDP are not seen.\n      "
    + alias4(alias5(alias1(lookupProperty(lookupProperty(depth0,"report"),"coverage"), "slicesComplete", {"start":{"line":655,"column":8},"end":{"line":655,"column":38}} ), depth0))
    + " of "
    + alias4(alias5(alias1(lookupProperty(lookupProperty(depth0,"report"),"coverage"), "slicesWanted", {"start":{"line":655,"column":46},"end":{"line":655,"column":74}} ), depth0))
    + " hours are complete, "
    + alias4(alias5(alias1(lookupProperty(depth0,"report"), "from", {"start":{"line":655,"column":99},"end":{"line":655,"column":110}} ), depth0))
    + " to "
    + alias4(alias5(alias1(lookupProperty(depth0,"report"), "to", {"start":{"line":655,"column":118},"end":{"line":655,"column":127}} ), depth0))
    + ".\n      "
    + alias4(alias5(alias1(lookupProperty(lookupProperty(depth0,"report"),"coverage"), "mirroredPairs", {"start":{"line":656,"column":8},"end":{"line":656,"column":37}} ), depth0))
    + " flows were reported by both of their ends and count once.\n    </p></div>\n    \n                </td>\n              </tr>\n            \n              <tr>\n                <td\n                   align=\"left\" style=\"font-size:0px;padding:4px 20px;word-break:break-word;\"\n                >\n                  \n      <div\n         style=\"font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1c2430;\"\n      ><p class=\"soft\" style=\"margin:0\">\n      Archive: bucket <span class=\"code\">"
    + alias4(alias5(alias1(lookupProperty(lookupProperty(depth0,"report"),"archive"), "bucket", {"start":{"line":670,"column":43},"end":{"line":670,"column":64}} ), depth0))
    + "</span><br />\n      "
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"archive"),"keys"),{"name":"each","hash":{},"fn":container.program(25, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":671,"column":6},"end":{"line":671,"column":84}}})) != null ? stack1 : "")
    + "\n      "
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"archive"),"links"),{"name":"each","hash":{},"fn":container.program(26, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":672,"column":6},"end":{"line":672,"column":82}}})) != null ? stack1 : "")
    + "\n      Execution <span class=\"code\">"
    + alias4(alias5(alias1(lookupProperty(depth0,"report"), "execution", {"start":{"line":673,"column":37},"end":{"line":673,"column":53}} ), depth0))
    + "</span>, flowtoll "
    + alias4(alias5(alias1(lookupProperty(depth0,"report"), "version", {"start":{"line":673,"column":75},"end":{"line":673,"column":89}} ), depth0))
    + "\n    </p></div>\n    \n                </td>\n              </tr>\n            \n        </tbody>\n      </table>\n    \n      </div>\n    \n          \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n              </td>\n            </tr>\n          </tbody>\n        </table>\n        \n      </div>\n    \n      \n      \u003C!--[if mso | IE]></td></tr></table><![endif]-->\n    \n    \n      </div>\n      </body>\n    \n</html>\n  ";
},"useData":true}
export const text = {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":8,"column":2},"end":{"line":8,"column":6}} )).call(alias2,(lookupProperty(helpers,"charge")||alias1(depth0, "charge", {"start":{"line":8,"column":8},"end":{"line":8,"column":14}} )).call(alias2,lookupProperty(depth0,"charge"),{"name":"charge","hash":{},"data":data,"loc":{"start":{"line":8,"column":7},"end":{"line":8,"column":22}}}),46,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":8,"column":0},"end":{"line":8,"column":27}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":8,"column":29},"end":{"line":8,"column":34}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":8,"column":36},"end":{"line":8,"column":45}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":8,"column":35},"end":{"line":8,"column":82}}}),14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":8,"column":27},"end":{"line":8,"column":87}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":8,"column":89},"end":{"line":8,"column":94}} )).call(alias2,(lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":8,"column":96},"end":{"line":8,"column":99}} )).call(alias2,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":8,"column":95},"end":{"line":8,"column":104}}}),14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":8,"column":87},"end":{"line":8,"column":109}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":11,"column":2},"end":{"line":11,"column":6}} )).call(alias2,"Free (same zone, gateway endpoints)",46,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":11,"column":0},"end":{"line":11,"column":49}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":11,"column":51},"end":{"line":11,"column":56}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":11,"column":58},"end":{"line":11,"column":67}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"freeBytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":11,"column":57},"end":{"line":11,"column":116}}}),14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":11,"column":49},"end":{"line":11,"column":121}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":11,"column":123},"end":{"line":11,"column":128}} )).call(alias2,"free",14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":11,"column":121},"end":{"line":11,"column":140}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":14,"column":2},"end":{"line":14,"column":6}} )).call(alias2,(lookupProperty(helpers,"join")||alias1(depth0, "join", {"start":{"line":14,"column":8},"end":{"line":14,"column":12}} )).call(alias2,"Not priced: ",lookupProperty(depth0,"reason"),{"name":"join","hash":{},"data":data,"loc":{"start":{"line":14,"column":7},"end":{"line":14,"column":35}}}),46,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":14,"column":0},"end":{"line":14,"column":40}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":14,"column":42},"end":{"line":14,"column":47}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":14,"column":49},"end":{"line":14,"column":58}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":14,"column":48},"end":{"line":14,"column":95}}}),14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":14,"column":40},"end":{"line":14,"column":100}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":14,"column":102},"end":{"line":14,"column":107}} )).call(alias2,"not priced",14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":14,"column":100},"end":{"line":14,"column":125}}})) != null ? stack1 : "")
    + "\n";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\nBefore: "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"report"),"history"),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":18,"column":8},"end":{"line":18,"column":150}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"first"),{"name":"unless","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":18,"column":32},"end":{"line":18,"column":63}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"shortDay")||alias2(depth0, "shortDay", {"start":{"line":18,"column":65},"end":{"line":18,"column":73}} )).call(alias1,lookupProperty(depth0,"day"),{"name":"shortDay","hash":{},"data":data,"loc":{"start":{"line":18,"column":63},"end":{"line":18,"column":79}}})) != null ? stack1 : "")
    + " "
    + ((stack1 = (lookupProperty(helpers,"usd")||alias2(depth0, "usd", {"start":{"line":18,"column":82},"end":{"line":18,"column":85}} )).call(alias1,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":18,"column":80},"end":{"line":18,"column":91}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,(lookupProperty(helpers,"complete")||alias2(depth0, "complete", {"start":{"line":18,"column":102},"end":{"line":18,"column":110}} )).call(alias1,lookupProperty(depth0,"status"),{"name":"complete","hash":{},"data":data,"loc":{"start":{"line":18,"column":101},"end":{"line":18,"column":118}}}),{"name":"unless","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":18,"column":91},"end":{"line":18,"column":141}}})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data) {
    return ", ";
},"6":function(container,depth0,helpers,partials,data) {
    return " (partial)";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\nPARTIAL: "
    + ((stack1 = (lookupProperty(helpers,"missing")||alias1(depth0, "missing", {"start":{"line":22,"column":11},"end":{"line":22,"column":18}} )).call(alias2,lookupProperty(depth0,"report"),{"name":"missing","hash":{},"data":data,"loc":{"start":{"line":22,"column":9},"end":{"line":22,"column":27}}})) != null ? stack1 : "")
    + ". The figures above are what was seen.\nTimes are "
    + ((stack1 = container.lambda(alias1(lookupProperty(depth0,"report"), "timeZone", {"start":{"line":23,"column":12},"end":{"line":23,"column":27}} ), depth0)) != null ? stack1 : "")
    + ".\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"coverage"),"gaps"),{"name":"each","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":24,"column":0},"end":{"line":27,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"coverage"),"cuts"),{"name":"each","hash":{},"fn":container.program(9, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":28,"column":0},"end":{"line":31,"column":9}}})) != null ? stack1 : "");
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  "
    + ((stack1 = (lookupProperty(helpers,"span")||alias1(depth0, "span", {"start":{"line":25,"column":4},"end":{"line":25,"column":8}} )).call(alias2,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"timeZone"),{"name":"span","hash":{},"data":data,"loc":{"start":{"line":25,"column":2},"end":{"line":25,"column":40}}})) != null ? stack1 : "")
    + "  "
    + ((stack1 = (((helper = lookupProperty(helpers,"category") || alias1(depth0, "category", {"start":{"line":25,"column":44},"end":{"line":25,"column":52}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"category","hash":{},"data":data,"loc":{"start":{"line":25,"column":42},"end":{"line":25,"column":54}}}) : helper))) != null ? stack1 : "")
    + "  "
    + ((stack1 = (((helper = lookupProperty(helpers,"monitor") || alias1(depth0, "monitor", {"start":{"line":25,"column":58},"end":{"line":25,"column":65}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"monitor","hash":{},"data":data,"loc":{"start":{"line":25,"column":56},"end":{"line":25,"column":67}}}) : helper))) != null ? stack1 : "")
    + "\n    "
    + ((stack1 = (((helper = lookupProperty(helpers,"reason") || alias1(depth0, "reason", {"start":{"line":26,"column":6},"end":{"line":26,"column":12}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"reason","hash":{},"data":data,"loc":{"start":{"line":26,"column":4},"end":{"line":26,"column":14}}}) : helper))) != null ? stack1 : "")
    + "\n";
},"9":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  "
    + ((stack1 = (lookupProperty(helpers,"span")||alias1(depth0, "span", {"start":{"line":29,"column":4},"end":{"line":29,"column":8}} )).call(alias2,lookupProperty(depth0,"from"),lookupProperty(depth0,"to"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"timeZone"),{"name":"span","hash":{},"data":data,"loc":{"start":{"line":29,"column":2},"end":{"line":29,"column":40}}})) != null ? stack1 : "")
    + "  "
    + ((stack1 = (((helper = lookupProperty(helpers,"category") || alias1(depth0, "category", {"start":{"line":29,"column":44},"end":{"line":29,"column":52}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"category","hash":{},"data":data,"loc":{"start":{"line":29,"column":42},"end":{"line":29,"column":54}}}) : helper))) != null ? stack1 : "")
    + "  "
    + ((stack1 = (((helper = lookupProperty(helpers,"monitor") || alias1(depth0, "monitor", {"start":{"line":29,"column":58},"end":{"line":29,"column":65}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"monitor","hash":{},"data":data,"loc":{"start":{"line":29,"column":56},"end":{"line":29,"column":67}}}) : helper))) != null ? stack1 : "")
    + "\n    more than 500 flows in five minutes: the smaller ones are not in the figures\n";
},"10":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":36,"column":2},"end":{"line":36,"column":6}} )).call(alias2,(lookupProperty(helpers,"arrow")||alias1(depth0, "arrow", {"start":{"line":36,"column":8},"end":{"line":36,"column":13}} )).call(alias2,lookupProperty(lookupProperty(depth0,"source"),"name"),lookupProperty(lookupProperty(depth0,"source"),"namespace"),lookupProperty(lookupProperty(depth0,"destination"),"name"),lookupProperty(lookupProperty(depth0,"destination"),"namespace"),{"name":"arrow","hash":{},"data":data,"loc":{"start":{"line":36,"column":7},"end":{"line":36,"column":82}}}),50,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":36,"column":0},"end":{"line":36,"column":87}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":36,"column":89},"end":{"line":36,"column":94}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":36,"column":96},"end":{"line":36,"column":105}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":36,"column":95},"end":{"line":36,"column":142}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":36,"column":87},"end":{"line":36,"column":147}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":36,"column":149},"end":{"line":36,"column":154}} )).call(alias2,(lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":36,"column":156},"end":{"line":36,"column":159}} )).call(alias2,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":36,"column":155},"end":{"line":36,"column":164}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":36,"column":147},"end":{"line":36,"column":169}}})) != null ? stack1 : "")
    + "\n  "
    + ((stack1 = (((helper = lookupProperty(helpers,"sourceAz") || alias1(depth0, "sourceAz", {"start":{"line":37,"column":4},"end":{"line":37,"column":12}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"sourceAz","hash":{},"data":data,"loc":{"start":{"line":37,"column":2},"end":{"line":37,"column":14}}}) : helper))) != null ? stack1 : "")
    + " -> "
    + ((stack1 = (((helper = lookupProperty(helpers,"destinationAz") || alias1(depth0, "destinationAz", {"start":{"line":37,"column":20},"end":{"line":37,"column":33}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"destinationAz","hash":{},"data":data,"loc":{"start":{"line":37,"column":18},"end":{"line":37,"column":35}}}) : helper))) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"ofCluster")||alias1(depth0, "ofCluster", {"start":{"line":37,"column":37},"end":{"line":37,"column":46}} )).call(alias2,lookupProperty(depth0,"cluster"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"monitors"),{"name":"ofCluster","hash":{},"data":data,"loc":{"start":{"line":37,"column":35},"end":{"line":37,"column":78}}})) != null ? stack1 : "")
    + "\n";
},"11":function(container,depth0,helpers,partials,data) {
    return "Nothing was seen to cross a zone on this day.\n";
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":42,"column":2},"end":{"line":42,"column":6}} )).call(alias2,(lookupProperty(helpers,"join")||alias1(depth0, "join", {"start":{"line":42,"column":8},"end":{"line":42,"column":12}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"),"rows")," more",{"name":"join","hash":{},"data":data,"loc":{"start":{"line":42,"column":7},"end":{"line":42,"column":46}}}),50,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":42,"column":0},"end":{"line":42,"column":51}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":42,"column":53},"end":{"line":42,"column":58}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":42,"column":60},"end":{"line":42,"column":69}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":42,"column":59},"end":{"line":42,"column":120}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":42,"column":51},"end":{"line":42,"column":125}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":42,"column":127},"end":{"line":42,"column":132}} )).call(alias2,(lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":42,"column":134},"end":{"line":42,"column":137}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":42,"column":133},"end":{"line":42,"column":162}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":42,"column":125},"end":{"line":42,"column":167}}})) != null ? stack1 : "")
    + "\n";
},"13":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":47,"column":2},"end":{"line":47,"column":6}} )).call(alias2,(lookupProperty(helpers,"arrow")||alias1(depth0, "arrow", {"start":{"line":47,"column":8},"end":{"line":47,"column":13}} )).call(alias2,lookupProperty(depth0,"workload"),lookupProperty(depth0,"namespace"),lookupProperty(depth0,"belongsTo"),"",{"name":"arrow","hash":{},"data":data,"loc":{"start":{"line":47,"column":7},"end":{"line":47,"column":46}}}),50,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":47,"column":0},"end":{"line":47,"column":51}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":47,"column":53},"end":{"line":47,"column":58}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":47,"column":60},"end":{"line":47,"column":69}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":47,"column":59},"end":{"line":47,"column":106}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":47,"column":51},"end":{"line":47,"column":111}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":47,"column":113},"end":{"line":47,"column":118}} )).call(alias2,(lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":47,"column":120},"end":{"line":47,"column":123}} )).call(alias2,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":47,"column":119},"end":{"line":47,"column":128}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":47,"column":111},"end":{"line":47,"column":133}}})) != null ? stack1 : "")
    + "\n  "
    + ((stack1 = (((helper = lookupProperty(helpers,"localIp") || alias1(depth0, "localIp", {"start":{"line":48,"column":4},"end":{"line":48,"column":11}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"localIp","hash":{},"data":data,"loc":{"start":{"line":48,"column":2},"end":{"line":48,"column":13}}}) : helper))) != null ? stack1 : "")
    + " -> "
    + ((stack1 = (((helper = lookupProperty(helpers,"remoteIp") || alias1(depth0, "remoteIp", {"start":{"line":48,"column":19},"end":{"line":48,"column":27}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"remoteIp","hash":{},"data":data,"loc":{"start":{"line":48,"column":17},"end":{"line":48,"column":29}}}) : helper))) != null ? stack1 : "")
    + ", "
    + ((stack1 = (lookupProperty(helpers,"via")||alias1(depth0, "via", {"start":{"line":48,"column":33},"end":{"line":48,"column":36}} )).call(alias2,lookupProperty(depth0,"via"),{"name":"via","hash":{},"data":data,"loc":{"start":{"line":48,"column":31},"end":{"line":48,"column":42}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"ofCluster")||alias1(depth0, "ofCluster", {"start":{"line":48,"column":44},"end":{"line":48,"column":53}} )).call(alias2,lookupProperty(depth0,"cluster"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"monitors"),{"name":"ofCluster","hash":{},"data":data,"loc":{"start":{"line":48,"column":42},"end":{"line":48,"column":85}}})) != null ? stack1 : "")
    + "\n";
},"14":function(container,depth0,helpers,partials,data) {
    return "Nothing was seen to leave for an external address on this day.\n";
},"15":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":53,"column":2},"end":{"line":53,"column":6}} )).call(alias2,(lookupProperty(helpers,"join")||alias1(depth0, "join", {"start":{"line":53,"column":8},"end":{"line":53,"column":12}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"),"rows")," more",{"name":"join","hash":{},"data":data,"loc":{"start":{"line":53,"column":7},"end":{"line":53,"column":47}}}),50,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":53,"column":0},"end":{"line":53,"column":52}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":53,"column":54},"end":{"line":53,"column":59}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":53,"column":61},"end":{"line":53,"column":70}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":53,"column":60},"end":{"line":53,"column":122}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":53,"column":52},"end":{"line":53,"column":127}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":53,"column":129},"end":{"line":53,"column":134}} )).call(alias2,(lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":53,"column":136},"end":{"line":53,"column":139}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":53,"column":135},"end":{"line":53,"column":165}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":53,"column":127},"end":{"line":53,"column":170}}})) != null ? stack1 : "")
    + "\n";
},"16":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":58,"column":2},"end":{"line":58,"column":6}} )).call(alias2,(lookupProperty(helpers,"arrow")||alias1(depth0, "arrow", {"start":{"line":58,"column":8},"end":{"line":58,"column":13}} )).call(alias2,lookupProperty(depth0,"workload"),lookupProperty(depth0,"namespace"),lookupProperty(depth0,"service"),"",{"name":"arrow","hash":{},"data":data,"loc":{"start":{"line":58,"column":7},"end":{"line":58,"column":44}}}),50,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":58,"column":0},"end":{"line":58,"column":49}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":58,"column":51},"end":{"line":58,"column":56}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":58,"column":58},"end":{"line":58,"column":67}} )).call(alias2,lookupProperty(depth0,"bytes"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":58,"column":57},"end":{"line":58,"column":104}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":58,"column":49},"end":{"line":58,"column":109}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":58,"column":111},"end":{"line":58,"column":116}} )).call(alias2,(lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":58,"column":118},"end":{"line":58,"column":121}} )).call(alias2,lookupProperty(depth0,"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":58,"column":117},"end":{"line":58,"column":126}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":58,"column":109},"end":{"line":58,"column":131}}})) != null ? stack1 : "")
    + "\n  "
    + ((stack1 = (lookupProperty(helpers,"via")||alias1(depth0, "via", {"start":{"line":59,"column":4},"end":{"line":59,"column":7}} )).call(alias2,lookupProperty(depth0,"via"),{"name":"via","hash":{},"data":data,"loc":{"start":{"line":59,"column":2},"end":{"line":59,"column":13}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"ofCluster")||alias1(depth0, "ofCluster", {"start":{"line":59,"column":15},"end":{"line":59,"column":24}} )).call(alias2,lookupProperty(depth0,"cluster"),lookupProperty(lookupProperty(lookupProperty(data,"root"),"report"),"monitors"),{"name":"ofCluster","hash":{},"data":data,"loc":{"start":{"line":59,"column":13},"end":{"line":59,"column":56}}})) != null ? stack1 : "")
    + "\n";
},"17":function(container,depth0,helpers,partials,data) {
    return "No traffic with S3, DynamoDB or an interface endpoint was seen on this day.\n";
},"18":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":64,"column":2},"end":{"line":64,"column":6}} )).call(alias2,(lookupProperty(helpers,"join")||alias1(depth0, "join", {"start":{"line":64,"column":8},"end":{"line":64,"column":12}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"),"rows")," more",{"name":"join","hash":{},"data":data,"loc":{"start":{"line":64,"column":7},"end":{"line":64,"column":50}}}),50,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":64,"column":0},"end":{"line":64,"column":55}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":64,"column":57},"end":{"line":64,"column":62}} )).call(alias2,(lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":64,"column":64},"end":{"line":64,"column":73}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":64,"column":63},"end":{"line":64,"column":128}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":64,"column":55},"end":{"line":64,"column":133}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":64,"column":135},"end":{"line":64,"column":140}} )).call(alias2,(lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":64,"column":142},"end":{"line":64,"column":145}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":64,"column":141},"end":{"line":64,"column":174}}}),12,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":64,"column":133},"end":{"line":64,"column":179}}})) != null ? stack1 : "")
    + "\n";
},"19":function(container,depth0,helpers,partials,data) {
    var stack1;

  return "* "
    + ((stack1 = container.lambda(depth0, depth0)) != null ? stack1 : "")
    + "\n";
},"20":function(container,depth0,helpers,partials,data) {
    var stack1;

  return "  "
    + ((stack1 = container.lambda(depth0, depth0)) != null ? stack1 : "")
    + "\n";
},"21":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3="function", lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  "
    + ((stack1 = (((helper = lookupProperty(helpers,"label") || alias1(depth0, "label", {"start":{"line":82,"column":4},"end":{"line":82,"column":9}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"label","hash":{},"data":data,"loc":{"start":{"line":82,"column":2},"end":{"line":82,"column":11}}}) : helper))) != null ? stack1 : "")
    + ": "
    + ((stack1 = (((helper = lookupProperty(helpers,"url") || alias1(depth0, "url", {"start":{"line":82,"column":15},"end":{"line":82,"column":18}} ))),(typeof helper === alias3 ? helper.call(alias2,{"name":"url","hash":{},"data":data,"loc":{"start":{"line":82,"column":13},"end":{"line":82,"column":20}}}) : helper))) != null ? stack1 : "")
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, helper, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), alias3=container.lambda, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = (((helper = lookupProperty(helpers,"subject") || alias1(depth0, "subject", {"start":{"line":1,"column":2},"end":{"line":1,"column":9}} ))),(typeof helper === "function" ? helper.call(alias2,{"name":"subject","hash":{},"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":11}}}) : helper))) != null ? stack1 : "")
    + "\n\n"
    + ((stack1 = (lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":3,"column":2},"end":{"line":3,"column":5}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":3,"column":25}}})) != null ? stack1 : "")
    + " to move data on "
    + ((stack1 = (lookupProperty(helpers,"longDay")||alias1(depth0, "longDay", {"start":{"line":3,"column":44},"end":{"line":3,"column":51}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"day"),{"name":"longDay","hash":{},"data":data,"loc":{"start":{"line":3,"column":42},"end":{"line":3,"column":64}}})) != null ? stack1 : "")
    + " ("
    + ((stack1 = (lookupProperty(helpers,"clusters")||alias1(depth0, "clusters", {"start":{"line":3,"column":68},"end":{"line":3,"column":76}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"monitors"),{"name":"clusters","hash":{},"data":data,"loc":{"start":{"line":3,"column":66},"end":{"line":3,"column":94}}})) != null ? stack1 : "")
    + ")\n"
    + ((stack1 = (lookupProperty(helpers,"gigabytes")||alias1(depth0, "gigabytes", {"start":{"line":4,"column":2},"end":{"line":4,"column":11}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"bytes"),lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabytes","hash":{},"data":data,"loc":{"start":{"line":4,"column":0},"end":{"line":4,"column":57}}})) != null ? stack1 : "")
    + " moved between pods and what they talk to.\n\n"
    + ((stack1 = (lookupProperty(helpers,"left")||alias1(depth0, "left", {"start":{"line":6,"column":2},"end":{"line":6,"column":6}} )).call(alias2,"CHARGE",46,{"name":"left","hash":{},"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":6,"column":20}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":6,"column":22},"end":{"line":6,"column":27}} )).call(alias2,"VOLUME",14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":6,"column":20},"end":{"line":6,"column":41}}})) != null ? stack1 : "")
    + ((stack1 = (lookupProperty(helpers,"right")||alias1(depth0, "right", {"start":{"line":6,"column":43},"end":{"line":6,"column":48}} )).call(alias2,"COST",14,{"name":"right","hash":{},"data":data,"loc":{"start":{"line":6,"column":41},"end":{"line":6,"column":60}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"byCharge"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":0},"end":{"line":9,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"freeBytes"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":12,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"unpriced"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":15,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(depth0,"report"),"history"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias2,(lookupProperty(helpers,"complete")||alias1(depth0, "complete", {"start":{"line":20,"column":11},"end":{"line":20,"column":19}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"status"),{"name":"complete","hash":{},"data":data,"loc":{"start":{"line":20,"column":10},"end":{"line":20,"column":34}}}),{"name":"unless","hash":{},"fn":container.program(7, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":20,"column":0},"end":{"line":32,"column":11}}})) != null ? stack1 : "")
    + "\nACROSS ZONES\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rows"),{"name":"each","hash":{},"fn":container.program(10, data, 0),"inverse":container.program(11, data, 0),"data":data,"loc":{"start":{"line":35,"column":0},"end":{"line":40,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"interAz"),"rest"),"rows"),{"name":"if","hash":{},"fn":container.program(12, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":41,"column":0},"end":{"line":43,"column":7}}})) != null ? stack1 : "")
    + "\nEXTERNAL\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rows"),{"name":"each","hash":{},"fn":container.program(13, data, 0),"inverse":container.program(14, data, 0),"data":data,"loc":{"start":{"line":46,"column":0},"end":{"line":51,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"external"),"rest"),"rows"),{"name":"if","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":52,"column":0},"end":{"line":54,"column":7}}})) != null ? stack1 : "")
    + "\nAWS SERVICES\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rows"),{"name":"each","hash":{},"fn":container.program(16, data, 0),"inverse":container.program(17, data, 0),"data":data,"loc":{"start":{"line":57,"column":0},"end":{"line":62,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,lookupProperty(lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"awsServices"),"rest"),"rows"),{"name":"if","hash":{},"fn":container.program(18, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":63,"column":0},"end":{"line":65,"column":7}}})) != null ? stack1 : "")
    + "\nHOW TO READ THIS\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(depth0,"report"),"notes"),{"name":"each","hash":{},"fn":container.program(19, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":68,"column":0},"end":{"line":70,"column":9}}})) != null ? stack1 : "")
    + "Estimates at list price, not a bill. "
    + ((stack1 = (lookupProperty(helpers,"rates")||alias1(depth0, "rates", {"start":{"line":71,"column":39},"end":{"line":71,"column":44}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"rates"),{"name":"rates","hash":{},"data":data,"loc":{"start":{"line":71,"column":37},"end":{"line":71,"column":59}}})) != null ? stack1 : "")
    + "\nA gigabyte here is "
    + ((stack1 = (lookupProperty(helpers,"gigabyteMeaning")||alias1(depth0, "gigabyteMeaning", {"start":{"line":72,"column":21},"end":{"line":72,"column":36}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"bytesPerGigabyte"),{"name":"gigabyteMeaning","hash":{},"data":data,"loc":{"start":{"line":72,"column":19},"end":{"line":72,"column":62}}})) != null ? stack1 : "")
    + ".\nTCP payload only: headers, retransmissions and UDP are not seen.\n"
    + ((stack1 = alias3(alias1(lookupProperty(lookupProperty(depth0,"report"),"coverage"), "slicesComplete", {"start":{"line":74,"column":2},"end":{"line":74,"column":32}} ), depth0)) != null ? stack1 : "")
    + " of "
    + ((stack1 = alias3(alias1(lookupProperty(lookupProperty(depth0,"report"),"coverage"), "slicesWanted", {"start":{"line":74,"column":40},"end":{"line":74,"column":68}} ), depth0)) != null ? stack1 : "")
    + " hours are complete, "
    + ((stack1 = alias3(alias1(lookupProperty(depth0,"report"), "from", {"start":{"line":74,"column":93},"end":{"line":74,"column":104}} ), depth0)) != null ? stack1 : "")
    + " to "
    + ((stack1 = alias3(alias1(lookupProperty(depth0,"report"), "to", {"start":{"line":74,"column":112},"end":{"line":74,"column":121}} ), depth0)) != null ? stack1 : "")
    + ".\n"
    + ((stack1 = alias3(alias1(lookupProperty(lookupProperty(depth0,"report"),"coverage"), "mirroredPairs", {"start":{"line":75,"column":2},"end":{"line":75,"column":31}} ), depth0)) != null ? stack1 : "")
    + " flows were reported by both of their ends and count once.\n\nArchive: bucket "
    + ((stack1 = alias3(alias1(lookupProperty(lookupProperty(depth0,"report"),"archive"), "bucket", {"start":{"line":77,"column":18},"end":{"line":77,"column":39}} ), depth0)) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"archive"),"keys"),{"name":"each","hash":{},"fn":container.program(20, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":78,"column":0},"end":{"line":80,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"archive"),"links"),{"name":"each","hash":{},"fn":container.program(21, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":81,"column":0},"end":{"line":83,"column":9}}})) != null ? stack1 : "")
    + "Execution "
    + ((stack1 = alias3(alias1(lookupProperty(depth0,"report"), "execution", {"start":{"line":84,"column":12},"end":{"line":84,"column":28}} ), depth0)) != null ? stack1 : "")
    + ", flowtoll "
    + ((stack1 = alias3(alias1(lookupProperty(depth0,"report"), "version", {"start":{"line":84,"column":43},"end":{"line":84,"column":57}} ), depth0)) != null ? stack1 : "")
    + "\n";
},"useData":true}
export const subject = {"0":function(container,depth0,helpers,partials,data) {
    return "OK";
},"1":function(container,depth0,helpers,partials,data) {
    return "PARTIAL";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ", "
    + ((stack1 = (lookupProperty(helpers,"missing")||container.strict(depth0, "missing", {"start":{"line":1,"column":181},"end":{"line":1,"column":188}} )).call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"report"),{"name":"missing","hash":{},"data":data,"loc":{"start":{"line":1,"column":179},"end":{"line":1,"column":197}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
    var stack1;

  return ", "
    + ((stack1 = container.lambda(depth0, depth0)) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "[flowtoll] "
    + ((stack1 = lookupProperty(helpers,"if").call(alias2,(lookupProperty(helpers,"complete")||alias1(depth0, "complete", {"start":{"line":1,"column":18},"end":{"line":1,"column":26}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"status"),{"name":"complete","hash":{},"data":data,"loc":{"start":{"line":1,"column":17},"end":{"line":1,"column":41}}}),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":11},"end":{"line":1,"column":67}}})) != null ? stack1 : "")
    + " "
    + ((stack1 = (lookupProperty(helpers,"clusters")||alias1(depth0, "clusters", {"start":{"line":1,"column":70},"end":{"line":1,"column":78}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"monitors"),{"name":"clusters","hash":{},"data":data,"loc":{"start":{"line":1,"column":68},"end":{"line":1,"column":96}}})) != null ? stack1 : "")
    + ": "
    + ((stack1 = (lookupProperty(helpers,"usd")||alias1(depth0, "usd", {"start":{"line":1,"column":100},"end":{"line":1,"column":103}} )).call(alias2,lookupProperty(lookupProperty(lookupProperty(depth0,"report"),"totals"),"usd"),{"name":"usd","hash":{},"data":data,"loc":{"start":{"line":1,"column":98},"end":{"line":1,"column":123}}})) != null ? stack1 : "")
    + " on "
    + ((stack1 = container.lambda(alias1(lookupProperty(depth0,"report"), "day", {"start":{"line":1,"column":129},"end":{"line":1,"column":139}} ), depth0)) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias2,(lookupProperty(helpers,"complete")||alias1(depth0, "complete", {"start":{"line":1,"column":152},"end":{"line":1,"column":160}} )).call(alias2,lookupProperty(lookupProperty(depth0,"report"),"status"),{"name":"complete","hash":{},"data":data,"loc":{"start":{"line":1,"column":151},"end":{"line":1,"column":175}}}),{"name":"unless","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":141},"end":{"line":1,"column":208}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"with").call(alias2,(lookupProperty(helpers,"dearest")||alias1(depth0, "dearest", {"start":{"line":1,"column":217},"end":{"line":1,"column":224}} )).call(alias2,lookupProperty(depth0,"report"),{"name":"dearest","hash":{},"data":data,"loc":{"start":{"line":1,"column":216},"end":{"line":1,"column":232}}}),{"name":"with","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":208},"end":{"line":1,"column":253}}})) != null ? stack1 : "");
},"useData":true}

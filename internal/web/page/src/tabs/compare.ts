// What each side's documents say about one event, side by side.

import { api } from "../api";
import { board } from "../board";
import { h, show, type Child } from "../dom";
import { Finder } from "../find";
import { load } from "../live";
import { sourceList } from "../panels/quote";
import { go, link } from "../route";
import type { ComparePoint, Comparison, Named } from "../types";
import { plural } from "../words";

const chooser = h("div", { class: "filter-row" });
const result = h("div", {});
export const compare = h("div", { class: "scroll", tabindex: -1 }, chooser, result);

let asked: string | null = null;

export function showCompare(event: string): void {
  if (event === asked) return;
  asked = event;
  const finder = new Finder({ label: "Event", placeholder: "find an event", kind: "event", choose: (found) => go({ event: found.iri }) });
  show(chooser, finder.element, onBoard(event));
  if (!event) return show(result, h("p", { class: "nothing" }, "Choose a meeting, visit, call or signing to read what each side said about it."));
  void load(result, api.compare(event), (c) => show(result, comparison(c)));
}

function onBoard(event: string): Child {
  const events = (board.view()?.nodes ?? []).filter((n) => n.kind === "event");
  if (events.length === 0) return null;
  return h(
    "label",
    {},
    "or on the board",
    h("select", { onchange: (e: Event) => go({ event: (e.target as HTMLSelectElement).value }), "data-key": "event-on-board" },
      h("option", { value: "" }, "choose…"), events.map((n) => h("option", { value: n.iri, selected: n.iri === event }, n.name))),
  );
}

function comparison(c: Comparison): Child {
  const sides = c.sides.map((side) => side.party);
  return [
    h("h2", {}, h("a", { href: link({ sel: c.event.iri, why: "", path: "" }) }, c.event.name)),
    c.sides.length < 2 && h("p", { class: "message" }, "We hold the documents of one side only, so there is nothing to set against them."),
    h(
      "table",
      { class: "sides", "aria-label": `What each side says of ${c.event.name}` },
      h("thead", {}, h("tr", {}, c.sides.map((side) => h("th", { scope: "col" }, side.party.name, h("span", { class: "aside" }, plural(side.documents.length, "document"))), ))),
      body("Both say", c.both, sides),
      body("Only one says", c.only, sides),
    ),
    h("p", { class: "aside" }, "That a side’s documents that we hold do not say something does not mean that it was not said."),
  ];
}

function body(title: string, points: ComparePoint[], sides: Named[]): Child {
  if (points.length === 0) return null;
  return h("tbody", {}, h("tr", { class: "band" }, h("th", { scope: "rowgroup", colspan: sides.length || 1 }, `${title} (${points.length})`)), points.map((p) => point(p, sides)));
}

function point(p: ComparePoint, sides: Named[]): Child {
  const cells = sides.map((side) => {
    const accounts = p.accounts.filter((a) => a.party.iri === side.iri);
    return h("td", {}, accounts.length === 0 ? h("span", { class: "silent" }, "—") : accounts.map((a) => [h("p", { class: "force" }, a.force), sourceList(a.sources, 1)]));
  });
  const differs = p.differences?.length
    ? h("tr", { class: "differences" }, h("td", { colspan: sides.length || 1 }, h("strong", {}, "They differ: "), p.differences.map((d, i) => [i > 0 && "; ", `${d.what}: `, d.says.map((says, j) => [j > 0 && " against ", h("em", {}, says || "not said")])])))
    : null;
  return [h("tr", { title: p.why ?? null }, cells), differs];
}

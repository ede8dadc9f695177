// The board as tables in place of the graph, with the same actions: for screen readers, and whoever prefers to read.

import { groupOf, hide, select, why } from "../actions";
import { button, h, show } from "../dom";
import { glyph } from "../graph/shapes";
import type { View, ViewLink, ViewNode } from "../types";
import { kindName, period, plural } from "../words";

export function showTable(box: HTMLElement, view: View, selected: string): void {
  const names = new Map(view.nodes.map((n) => [n.iri, n.name]));
  const name = (iri: string) => names.get(iri) ?? (groupOf(iri) ? plural(groupOf(iri)?.count ?? 0, "thing") : iri);
  show(
    box,
    h("h3", {}, `Things (${view.nodes.length})`),
    h(
      "table",
      { class: "list", "aria-label": "Things on the board" },
      head("Thing", "Kind", "When", "Links", ""),
      h("tbody", {}, view.nodes.map((n) => thing(n, selected)), (view.groups ?? []).map((g) =>
        h("tr", { "data-iri": g.id }, h("th", { scope: "row" }, glyph(g.kind), button(plural(g.count, kindName(g.kind)), () => select(g.id), { class: "quiet", "data-key": `row:${g.id}` })), h("td", {}, "group"), h("td", {}), h("td", {}), h("td", {})))),
    ),
    h("h3", {}, `Links (${view.links.length})`),
    h("table", { class: "list", "aria-label": "Links on the board" }, head("From", "Relation", "To", "Date", "Facts", ""), h("tbody", {}, view.links.map((l) => link(l, name)))),
  );
}

export const head = (...titles: string[]): HTMLElement =>
  h("thead", {}, h("tr", {}, titles.map((t) => (t ? h("th", { scope: "col" }, t) : h("td", {})))));

function thing(n: ViewNode, selected: string): HTMLElement {
  return h(
    "tr",
    { "data-iri": n.iri, class: n.iri === selected ? "selected" : "" },
    h("th", { scope: "row" }, glyph(n.kind), button(n.name, () => select(n.iri), { class: "quiet", "data-key": `row:${n.iri}`, "aria-current": n.iri === selected ? "true" : null })),
    h("td", {}, [kindName(n.kind), n.category].filter(Boolean).join(", ")),
    h("td", {}, period(n.start ?? n.on, n.end)),
    h("td", { class: "number" }, n.degree),
    h("td", {}, button("Evidence", () => why(n.iri), { class: "quiet", "aria-label": `Evidence for ${n.name}` }), " ", button("Hide", () => void hide(n.iri), { class: "quiet", "aria-label": `Hide ${n.name}` })),
  );
}

function link(l: ViewLink, name: (iri: string) => string): HTMLElement {
  const words = `${name(l.from)} ${l.label} ${name(l.to)}`;
  return h(
    "tr",
    { "data-edge": l.edge },
    h("th", { scope: "row" }, button(name(l.from), () => select(l.from), { class: "quiet" })),
    h("td", {}, l.label),
    h("td", {}, button(name(l.to), () => select(l.to), { class: "quiet" })),
    h("td", {}, period(l.date, null)),
    h("td", { class: "number" }, l.weight),
    h("td", {}, button("Evidence", () => why(l.edge), { class: "quiet", "aria-label": `Evidence for ${words}`, "data-key": `why:${l.edge}` })),
  );
}

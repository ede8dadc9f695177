// The graph with its tools, above the timeline.

import { pin, select, why } from "../actions";
import { board } from "../board";
import { button, h, show } from "../dom";
import { Graph } from "../graph/graph";
import { glyph } from "../graph/shapes";
import { showStrip, strip } from "../panels/strip";
import { go, route } from "../route";
import type { View } from "../types";
import { kindNames, plural } from "../words";
import { showTable } from "./table";

export const graph = new Graph({
  choose: (iri) => (route().path === "?" && iri !== route().sel ? go({ path: iri }) : select(iri)),
  why,
  pin,
  placed: (points) => void board.place(points),
});

const legend = h("ul", { class: "legend", "aria-label": "Kinds of things" });
const total = h("p", { class: "total aside" });
const table = h("div", { class: "tables" });
const asTable = button("Table", () => go({ as: route().as === "table" ? "" : "table" }, true), { title: "Table in place of the graph (g)" });
const tools = h(
  "div",
  { class: "tools", role: "toolbar", "aria-label": "Graph" },
  total,
  button("−", () => graph.camera.zoom(1 / 1.3), { "aria-label": "Zoom out", title: "Zoom out (−)" }),
  button("+", () => graph.camera.zoom(1.3), { "aria-label": "Zoom in", title: "Zoom in (+)" }),
  button("Fit", () => graph.fit(), { title: "Fit all in (0)" }),
  button("Lay out anew", () => graph.layOut(), { title: "Lay out anew (l)" }),
  asTable,
);
const hint = h("div", { class: "hint" });
const stage = h("div", { class: "stage" }, graph.element, table, hint, legend);

export const explore = h("div", { class: "explore" }, tools, stage, strip);

export function showExplore(view: View | null): void {
  if (!view) return;
  const { sel, why: edge, as } = route();
  const asked = as === "table";
  graph.element.toggleAttribute("hidden", asked);
  legend.hidden = asked;
  table.hidden = !asked;
  asTable.setAttribute("aria-pressed", String(asked));
  total.textContent = [plural(view.nodes.length, "thing"), plural(view.links.length, "link"), view.left_out && `${view.left_out} left out by the filter`].filter(Boolean).join(" · ");
  if (asked) showTable(table, view, sel);
  showStrip(view, sel);
  show(legend, [...new Set([...view.nodes, ...(view.groups ?? [])].map((n) => n.kind))].map((kind) => h("li", {}, glyph(kind), kindNames(kind))));
  hint.hidden = view.nodes.length > 0 || asked;
  show(hint, view.left_out ? h("p", {}, "The filter leaves nothing to show.") : [h("p", {}, "The board is empty."), h("p", {}, "Press ", h("kbd", {}, "/"), " and type a name: a person, a country, an organisation, an event.")]);
  graph.select(sel, edge);
}

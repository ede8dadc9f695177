// Everything on the board in the order of time: lanes by sort, and the same as a list.

import { why } from "../actions";
import { button, h, roving, s, show } from "../dom";
import { glyph } from "../graph/shapes";
import { axis, laneOf, momentMark, openMoment, Scale, spanOf } from "../panels/axis";
import { bounds } from "../time";
import type { Moment, View } from "../types";
import { period, plural } from "../words";
import { head } from "./table";

export const timeline = h("div", { class: "timeline-tab scroll", tabindex: -1 });

const order = ["visit", "meeting", "call", "signing", "conference", "event", "act", "due"];
const laneHeight = 26;

export function showTimeline(view: View | null, selected: string): void {
  if (!view) return;
  const moments = view.timeline.toSorted((a, b) => (bounds(a.start ?? a.end)?.[0] ?? 0) - (bounds(b.start ?? b.end)?.[0] ?? 0));
  if (moments.length === 0) {
    return show(timeline, h("p", { class: "nothing" }, "Nothing on the board has a date. Put events, acts or targets on it: expand a country or a person."));
  }
  show(timeline, h("p", { class: "aside" }, plural(moments.length, "dated thing"), view.left_out ? `, ${view.left_out} left out by the filter` : ""), lanes(view, moments, selected), list(moments, selected));
}

function lanes(view: View, moments: Moment[], selected: string): SVGElement {
  const names = [...new Set(moments.map(laneOf))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const width = Math.max(560, timeline.clientWidth - 32);
  const height = names.length * laneHeight;
  const scale = new Scale(spanOf(view), 92, width - 30);
  return s(
    "svg",
    { class: "timeline lanes-tall", width, height: height + 20, "aria-hidden": "true" },
    axis(scale, 0, height),
    names.map((name, i) => s("g", { class: "lanes" }, s("path", { d: `M0 ${(i + 1) * laneHeight}H${width}`, class: "rule" }), s("text", { x: 4, y: i * laneHeight + 17 }, name === "due" ? "◆ due" : name))),
    moments.map((m) => momentMark(m, scale, (names.indexOf(laneOf(m)) + 0.5) * laneHeight, 6, selected)),
  );
}

function list(moments: Moment[], selected: string): HTMLElement {
  const body = h("tbody", {}, moments.map((m) => line(m, selected)));
  roving(body, "th button");
  return h("table", { class: "list", "aria-label": "In the order of time" }, head("When", "What", "Sort", ""), body);
}

function line(m: Moment, selected: string): HTMLElement {
  const due = laneOf(m) === "due";
  return h(
    "tr",
    { "data-iri": m.iri, class: m.iri === selected ? "selected" : "" },
    h("td", { class: "date" }, due && h("span", { class: "due" }, "◆ due "), period(m.start, m.end)),
    h("th", { scope: "row" }, glyph(m.kind), button(m.name, () => openMoment(m), { class: "quiet", "data-key": `moment:${m.iri}`, "aria-current": m.iri === selected ? "true" : null })),
    h("td", {}, m.category ?? m.kind),
    h("td", {}, button("Evidence", () => why(m.edge ?? m.iri), { class: "quiet", "aria-label": `Evidence for ${m.name}` })),
  );
}

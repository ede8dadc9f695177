// The filters: what there is of each sort on the board, with counts, and the span of dates.

import { filter, unhide } from "../actions";
import { nothingFiltered } from "../board";
import { button, h, show, type Child } from "../dom";
import { glyph } from "../graph/shapes";
import type { Facet, Filter, View } from "../types";
import { count, plural } from "../words";

export const filters = h("section", { "aria-labelledby": "filters-head" });

type ListFilter = "kinds" | "relations" | "forces" | "topics";
const lists: [ListFilter, string][] = [["kinds", "Kinds"], ["relations", "Relations"], ["forces", "Forces"], ["topics", "Topics"]];
const fewAtFirst = 6;
const opened = new Set<string>();

export function showFilters(view: View): void {
  const any = lists.some(([name]) => view.filter[name].length > 0) || view.filter.since || view.filter.until;
  show(
    filters,
    h(
      "header",
      {},
      h("h2", { id: "filters-head" }, "Filters"),
      button("Clear", () => filter(nothingFiltered), { disabled: !any, "data-key": "clear-filters" }),
    ),
    Boolean(view.left_out) && h("p", { class: "aside" }, `${plural(view.left_out ?? 0, "thing")} left out.`),
    lists.map(([name, head]) => facet(view, name, head)),
    years(view),
    hidden(view),
  );
}

function facet(view: View, name: ListFilter, head: string): Child {
  const values = view.facets[name] ?? [];
  if (values.length === 0) return null;
  const chosen = new Set(view.filter[name]);
  const all = opened.has(name);
  const shown = values.filter((v, i) => all || i < fewAtFirst || chosen.has(v.value));
  return h(
    "fieldset",
    {},
    h("legend", {}, head),
    shown.map((value) => box(value, name, chosen)),
    values.length > fewAtFirst &&
      button(all ? "Fewer" : `${values.length - fewAtFirst} more`, () => toggle(view, name), { class: "quiet", "data-key": `more-${name}`, "aria-expanded": String(all) }),
  );
}

function toggle(view: View, name: string): void {
  if (!opened.delete(name)) opened.add(name);
  showFilters(view);
}

function box(value: Facet, name: ListFilter, chosen: Set<string>): HTMLElement {
  const change = () => {
    const next = new Set(chosen);
    if (!next.delete(value.value)) next.add(value.value);
    filter({ [name]: [...next] } as Partial<Filter>);
  };
  return h(
    "label",
    { class: "facet" },
    h("input", { type: "checkbox", checked: chosen.has(value.value), onchange: change, "data-key": `${name}:${value.value}` }),
    name === "kinds" && glyph(value.value),
    h("span", { class: "name" }, value.label || value.value),
    h("span", { class: "number" }, count(value.count)),
  );
}

function years(view: View): Child {
  const values = view.facets.years ?? [];
  const change = (which: "since" | "until") => (event: Event) => filter({ [which]: (event.target as HTMLInputElement).value.trim() || null });
  const field = (which: "since" | "until", label: string, example: string) =>
    h(
      "label",
      {},
      label,
      h("input", { type: "text", value: view.filter[which] ?? "", placeholder: example, size: 10, onchange: change(which), "data-key": which }),
    );
  const most = Math.max(1, ...values.map((v) => v.count));
  return h(
    "fieldset",
    {},
    h("legend", {}, "Dates"),
    h("div", { class: "span" }, field("since", "from", values[0]?.value ?? "2021"), field("until", "to", values.at(-1)?.value ?? "2024-06-30")),
    values.map((v) =>
      h(
        "button",
        { type: "button", class: "year", "data-key": `year:${v.value}`, onclick: () => filter({ since: v.value, until: v.value }) },
        h("span", { class: "name" }, v.value),
        h("progress", { max: most, value: v.count, "aria-hidden": "true" }),
        h("span", { class: "number" }, count(v.count)),
      ),
    ),
  );
}

function hidden(view: View): Child {
  if (!view.hidden?.length) return null;
  return h(
    "fieldset",
    {},
    h("legend", {}, `Hidden (${view.hidden.length})`),
    h("ul", { class: "plain" }, view.hidden.map((one) => h("li", {}, button(one.name, () => void unhide([one.iri]), { class: "quiet", title: "Show again" })))),
    view.hidden.length > 1 && button("Show all again", () => void unhide((view.hidden ?? []).map((one) => one.iri))),
  );
}

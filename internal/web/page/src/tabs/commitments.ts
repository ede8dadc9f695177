// What was undertaken and what became of it: open, due, overdue, restated, silent; each with its sentence.

import { nameOf } from "../actions";
import { api } from "../api";
import { button, h, show, type Child } from "../dom";
import { Finder } from "../find";
import { load } from "../live";
import { sourceList } from "../panels/quote";
import { go, link, route, type Route } from "../route";
import type { Commitment, CommitmentList, Drift } from "../types";
import { count, dated, known, plural, sum, valued } from "../words";

const filters = h("div", { class: "filter-row" });
const list = h("div", { class: "commitment-list" });
export const commitments = h("div", { class: "scroll", tabindex: -1 }, filters, list);

const states = ["open", "due", "overdue", "restated", "silent"];
const atATime = 50;
let asked = "";

export function showCommitments(now: Readonly<Route>): void {
  const key = JSON.stringify([now.by, now.to, now.topic, now.force, now.state]);
  if (key === asked) return;
  asked = key;
  fetchFrom(0);
}

function fetchFrom(offset: number): void {
  const { by, to, topic, force, state } = route();
  void load(list, api.commitments({ by, to, topic, force, state, offset, limit: atATime }), (got) => {
    show(filters, chosen(), stateButtons(got));
    show(list, got.items.length === 0 && h("p", { class: "nothing" }, "No commitment of this sort in the store."), got.items.map(commitment), pages(got, offset));
  });
}

function chosen(): Child {
  return [party("by", "By"), party("to", "Towards"), choice("topic", "Topic", valued(known().topics)), choice("force", "Force", valued(known().forces))];
}

function party(field: "by" | "to", label: string): Child {
  const value = route()[field];
  if (value) {
    return h("p", { class: "chosen" }, `${label} `, h("strong", {}, nameOf(value)), " ", button("×", () => go({ [field]: "" }), { "aria-label": `Not only ${label.toLowerCase()} ${nameOf(value)}`, "data-key": `no-${field}` }));
  }
  return new Finder({ label, placeholder: "anybody", choose: (found) => go({ [field]: found.iri }) }).element;
}

function choice(field: "topic" | "force", label: string, values: { value: string; label: string }[]): Child {
  return h(
    "label",
    {},
    label,
    h(
      "select",
      { onchange: (event: Event) => go({ [field]: (event.target as HTMLSelectElement).value }), "data-key": `choose-${field}` },
      h("option", { value: "" }, "any"),
      values.map((v) => h("option", { value: v.value, selected: v.value === route()[field] }, v.label)),
    ),
  );
}

function stateButtons(got: CommitmentList): Child {
  return h(
    "div",
    { class: "states", role: "group", "aria-label": "State" },
    states.map((state) => {
      const on = route().state === state;
      return button([state, " ", h("span", { class: "number" }, count(got.states[state] ?? 0))], () => go({ state: on ? "" : state }), {
        "aria-pressed": String(on), class: `state ${state}`, "data-key": `state-${state}`,
      });
    }),
  );
}

function commitment(c: Commitment): HTMLElement {
  return h(
    "article",
    { class: "commitment", "aria-label": c.label },
    h("h3", {}, h("span", { class: `state ${c.state}` }, c.state), " ", c.label),
    h(
      "p",
      { class: "aside" },
      c.parties.map((p, i) => [i > 0 && " – ", h("a", { href: link({ sel: p.iri, why: "", path: "" }) }, p.name)]),
      c.last_rung && ` · ${c.last_rung}`, c.last_on && `, ${dated(c.last_on)}`,
      c.restated > 0 && ` · restated ${plural(c.restated, "time")}`,
      c.silent?.length ? [" · ", h("span", { class: "warn" }, `silent at ${plural(c.silent.length, "later meeting")}`)] : null,
      c.topics?.length ? ` · ${c.topics.join(", ")}` : "",
    ),
    due(c), drift(c), sourceList(c.sources),
    silent(c),
  );
}

function due(c: Commitment): Child {
  if (!c.current_due) return null;
  const moved = c.first_due && c.first_due !== c.current_due;
  return h("p", { class: "due-line" }, h("span", { class: "due", "aria-hidden": "true" }, "◆ "), `due ${dated(c.current_due)}`, moved && `, first ${dated(c.first_due)}`, c.late_against_first && h("strong", { class: "warn" }, " · the first date has passed"));
}

function drift(c: Commitment): Child {
  if (!c.drift?.length) return null;
  return h("ul", { class: "drift plain" }, c.drift.map((d) => h("li", {}, driftWords(d))));
}

const driftWords = (d: Drift): string => [d.on && dated(d.on), [d.by.map((p) => p.name).join(", "), d.rung].filter(Boolean).join(" "), sum(d)].filter(Boolean).join(" · ");

function silent(c: Commitment): Child {
  if (!c.silent?.length) return null;
  return h("details", {}, h("summary", {}, "Meetings that did not mention it"), h("ul", { class: "plain" }, c.silent.map((m) => h("li", {}, h("a", { href: link({ sel: m.iri, why: "", path: "" }) }, m.name)))));
}

function pages(got: CommitmentList, offset: number): Child {
  if (got.total <= atATime) return null;
  return h(
    "p",
    { class: "row" },
    `${count(offset + 1)} to ${count(offset + got.items.length)} of ${count(got.total)}`,
    button("Back", () => fetchFrom(Math.max(0, offset - atATime)), { disabled: offset === 0 }),
    button("Next", () => fetchFrom(offset + atATime), { disabled: offset + got.items.length >= got.total }),
  );
}

// The dossier of a thing: what it is called, who it belongs to, its relations with counts, and what can be done with it.

import { add, expand, hide, nodeOf, note, remove, select, why } from "../actions";
import { api } from "../api";
import { board } from "../board";
import { button, h, show, type Child } from "../dom";
import { glyph } from "../graph/shapes";
import { load } from "../live";
import { go, link } from "../route";
import type { Card, Named, RelationCount } from "../types";
import { count, dated, kindName, plural, predicateName, sum } from "../words";
import { origin, quoted } from "./quote";

let last: Card | null = null;

export function showDossier(box: HTMLElement, iri: string): void {
  if (last?.iri === iri) return render(box, last);
  void load(box, api.thing(iri), (card) => {
    last = card;
    render(box, card);
  });
}

/** The store may say something else from now on. */
export function forgetDossier(): void {
  last = null;
}

function render(box: HTMLElement, card: Card): void {
  const node = nodeOf(card.iri);
  show(
    box,
    h(
      "header",
      {},
      h("h2", { id: "side-head", tabindex: -1, "data-key": "side-head", class: "thing-name" }, glyph(card.kind), card.name),
    ),
    h("p", { class: "aside" }, [kindName(card.kind), card.on && dated(card.on), plural(card.documents, "document")].filter(Boolean).join(" · ")),
    card.aliases?.length ? h("p", { class: "aliases" }, h("span", { class: "aside" }, "also "), card.aliases.join(", ")) : null,
    actions(card, node !== undefined),
    node?.verdict && h("p", { class: "verdict" }, `You ${node.verdict} this.`),
    facts(card),
    offices(card),
    relations(card, node !== undefined),
    notes(card.iri, node?.note ?? ""),
    evidence(card),
  );
}

function actions(card: Card, shown: boolean): Child {
  const { iri } = card;
  const pinned = Boolean(nodeOf(iri)?.pin);
  const key = (name: string) => ({ "data-key": `do-${name}` });
  return h(
    "p",
    { class: "buttons" },
    !shown && button("Put on the board", () => void add([iri], card.name), { class: "main", ...key("add") }),
    button("Path to…", () => go({ path: "?", why: "" }), { title: "Path from here (p)", ...key("path") }),
    button("Evidence", () => why(iri), { title: "Evidence (w)", ...key("why") }),
    shown && button(pinned ? "Unpin" : "Pin", () => window.dispatchEvent(new CustomEvent("pin", { detail: iri })), { title: "Pin (space)", "aria-pressed": String(pinned), ...key("pin") }),
    shown && button("Hide", () => void hide(iri), { title: "Hide (h)", ...key("hide") }),
    shown && button("Take off", () => void remove(iri), { title: "Take off the board", ...key("remove") }),
    card.kind === "event" && h("a", { class: "button", href: link({ tab: "compare", event: iri }) }, "Compare"),
    ["country", "org"].includes(card.kind) && h("a", { class: "button", href: link({ tab: "commitments", by: iri }) }, "Commitments"),
  );
}

const named = (list: Named[] | undefined): Child =>
  (list ?? []).map((one, i) => [i > 0 && ", ", h("a", { href: link({ sel: one.iri, why: "", path: "" }) }, one.name)]);

function row(label: string, value: Child): Child {
  return [h("dt", {}, label), h("dd", {}, value)];
}

function facts(card: Card): Child {
  const rows: Child[] = [];
  if (card.of?.length) rows.push(row("of", named(card.of)));
  if (card.parties?.length) rows.push(row("parties", named(card.parties)));
  if (card.people?.length) rows.push(row("people", named(card.people)));
  if (card.figures) rows.push(row("figure", sum(card.figures)));
  for (const p of card.properties ?? []) rows.push(row(predicateName(p.predicate), p.value));
  return [rows.length > 0 && h("dl", {}, rows), (card.acts ?? []).map(act)];
}

/** What an act says: who did what towards whom. */
function act(a: NonNullable<Card["acts"]>[number]): Child {
  return h(
    "dl",
    {},
    row("act", [a.force, a.date && `, ${dated(a.date)}`]),
    a.by.length > 0 && row("by", named(a.by)), a.to.length > 0 && row("to", named(a.to)), a.speakers.length > 0 && row("said by", named(a.speakers)),
    a.topics.length > 0 && row("about", a.topics.join(", ")), (a.targets ?? []).map((t) => row("figure", sum(t))), a.event && row("at", named([a.event])),
  );
}

function offices(card: Card): Child {
  if (!card.offices?.length) return null;
  return [
    h("h3", {}, "Offices"),
    h("ul", { class: "plain" }, card.offices.map((o) =>
      h("li", {}, named([card.kind === "person" ? o.office : o.person]), h("span", { class: "aside" }, ` seen ${dated(o.first_seen)}${o.last_seen && o.last_seen !== o.first_seen ? " to " + dated(o.last_seen) : ""}`)))),
  ];
}

function relations(card: Card, shown: boolean): Child {
  if (!card.relations?.length) return null;
  return [
    h("h3", {}, "Relations"),
    h("ul", { class: "relations", "aria-label": "Expand a relation" }, card.relations.map((r) => relation(card, r, shown))),
  ];
}

function relation(card: Card, r: RelationCount, shown: boolean): Child {
  const done = shown ? Math.min(board.expanded(card.iri, r.relation), r.count) : 0;
  const left = r.count - done;
  const verb = done === 0 ? (r.count > 25 ? "first 25" : "expand") : left > 25 ? "next 25" : "next " + left;
  const span = r.first && (r.last && r.last.slice(0, 4) !== r.first.slice(0, 4) ? `${r.first.slice(0, 4)}–${r.last.slice(0, 4)}` : r.first.slice(0, 4));
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button", class: "expand", disabled: left <= 0, "data-key": `expand:${r.relation}`,
        "aria-label": `Expand ${r.label}, ${plural(r.count, "thing")}${done ? `, ${done} on the board` : ""}`,
        onclick: () => void grow(card, r),
      },
      h("span", { class: "name" }, r.label), h("span", { class: "aside" }, span), h("span", { class: "number" }, done ? `${done}/${count(r.count)}` : count(r.count)),
      h("span", { class: "verb" }, left > 0 ? verb : "all shown"),
    ),
    h("details", { ontoggle: (event: Event) => preview(event, card.iri, r) }, h("summary", { "aria-label": `List ${r.label}` }, "list"), h("div", {})),
  );
}

async function grow(card: Card, r: RelationCount): Promise<void> {
  if (!nodeOf(card.iri) && !(await board.act({ do: "add", things: [card.iri] }))) return;
  await expand(card.iri, r.relation, r.label);
}

/** What a relation leads to, to choose from instead of taking all. */
function preview(event: Event, iri: string, r: RelationCount): void {
  const details = event.target as HTMLDetailsElement;
  const box = details.lastElementChild as HTMLElement;
  if (!details.open || box.childElementCount > 0) return;
  const more = (offset: number) =>
    void load(box, api.expand({ iri, relation: r.relation, session: board.name(), offset }), (page) =>
      show(
        box,
        h("ul", { class: "plain preview" }, page.items.map((item) =>
          h(
            "li",
            {},
            button("+", () => void add([item.thing.iri], item.thing.name), { "aria-label": `Put ${item.thing.name} on the board`, disabled: Boolean(nodeOf(item.thing.iri)) }),
            button([glyph(item.kind), item.thing.name], () => select(item.thing.iri), { class: "quiet" }),
            button(item.dates.join(", ") || "evidence", () => why(item.edge), { class: "quiet aside", "aria-label": `Evidence for ${item.thing.name}` }),
          ))),
        page.offset > 0 && button("Back", () => more(Math.max(0, page.offset - 25))),
        page.next !== undefined && button(`Next of ${count(page.total)}`, () => more(page.next ?? 0)),
      ),
    );
  more(0);
}

function notes(iri: string, text: string): Child {
  const field = h("textarea", { id: "note", rows: 2, "data-key": "note", placeholder: "Your own words; kept in the session" }, text);
  field.addEventListener("change", () => void note(iri, field.value.trim()));
  return [h("h3", {}, h("label", { for: "note" }, "Note")), field];
}

function evidence(card: Card): Child {
  if (!card.evidence?.length) return null;
  return [
    h("h3", {}, "In the documents"),
    card.evidence.map((e) => h("article", { class: "evidence" }, origin(e), quoted(e))),
    Boolean(card.more_evidence) && button(`All ${count((card.more_evidence ?? 0) + card.evidence.length)} places`, () => why(card.iri)),
  ];
}


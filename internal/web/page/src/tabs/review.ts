// What is not sure: whether two names are one, and facts of weak rules. y and n say so; both can be taken back.

import { judge } from "../actions";
import { api } from "../api";
import { button, h, roving, show, type Child } from "../dom";
import { load, complain, failure, tell } from "../live";
import { sourceList } from "../panels/quote";
import { link } from "../route";
import type { Candidate, Judgement, Named, Review, UnsureFact } from "../types";
import { count, kindName, local } from "../words";

const list = h("div", {});
export const review = h("div", { class: "review scroll", tabindex: -1 }, list);

let loaded = false;

export function showReview(): void {
  if (loaded) return;
  loaded = true;
  fetchFrom(0);
}

function fetchFrom(offset: number): void {
  void load(list, api.review(offset), (got) => render(got, offset));
}

function render(got: Review, offset: number): void {
  const rows = h("div", {}, identities(got), facts(got));
  roving(rows, ".case");
  show(
    list,
    h("p", { class: "aside" }, "Move with the arrow keys; ", h("kbd", {}, "y"), " says same or confirm, ", h("kbd", {}, "n"), " different or reject."),
    rows,
    judgements(got.judgements),
    h("p", { class: "row" }, button("Back", () => fetchFrom(Math.max(0, offset - 25)), { disabled: offset === 0 }), button("Next", () => fetchFrom(offset + 25), { disabled: got.candidates.length + got.facts.length === 0 })),
  );
  const first = rows.querySelector<HTMLElement>(".case");
  if (first) first.tabIndex = 0;
}

const end = (one: Named): Child => h("a", { href: link({ sel: one.iri, why: "", path: "" }) }, one.name);

function identities(got: Review): Child {
  return [
    h("h2", {}, `Perhaps the same (${count(got.total_candidates)})`),
    got.candidates.length === 0 && h("p", { class: "nothing" }, "No two names are in doubt."),
    got.candidates.map((c) => pair(c)),
  ];
}

function pair(c: Candidate): HTMLElement {
  const same = c.a.name === c.b.name;
  const say = (verdict: "same" | "different") => void settle(row, api.judge(c.a.iri, c.b.iri, verdict, "said in the page"), `${c.a.name} and ${c.b.name}: ${verdict}.`);
  const row: HTMLElement = h(
    "div",
    { class: "case", tabindex: -1, role: "group", "aria-label": `${c.a.name} and ${c.b.name}, the same?`, "data-key": `pair:${c.a.iri} ${c.b.iri}` },
    h("p", {}, end(c.a), same && ` (${local(c.a.iri)})`, " and ", end(c.b), same && ` (${local(c.b.iri)})`, h("span", { class: "aside" }, ` ${kindName(c.a.iri.split(":")[0] ?? "")} · ${c.why} · ${Math.round(c.score * 100)} %`)),
    h("p", { class: "buttons" }, button("Same", () => say("same"), { "data-yes": true, title: "Same (y)" }), button("Different", () => say("different"), { "data-no": true, title: "Different (n)" })),
  );
  return row;
}

function facts(got: Review): Child {
  return [
    h("h2", {}, `Unsure facts (${count(got.total_facts)})`),
    got.facts.length === 0 && h("p", { class: "nothing" }, "No fact of a weak rule is left."),
    got.facts.map((f) => fact(f)),
  ];
}

function fact(f: UnsureFact): HTMLElement {
  const say = (verdict: "confirm" | "reject") => void judge(f.fact, verdict).then((done) => done && settled(row, verdict === "confirm" ? "confirmed" : "rejected"));
  const row: HTMLElement = h(
    "div",
    { class: "case", tabindex: -1, role: "group", "aria-label": `${f.kind}: ${f.label}`, "data-key": `unsure:${f.fact}` },
    h("p", {}, h("a", { href: link({ why: f.fact, path: "" }) }, f.label), h("span", { class: "aside" }, ` ${f.kind} · rule ${f.rule} · ${Math.round(f.confidence * 100)} % sure · `), h("a", { href: link({ tab: "documents", doc: f.doc, fact: f.fact }) }, f.doc)),
    sourceList(f.sources, 1),
    h("p", { class: "buttons" }, button("Confirm", () => say("confirm"), { "data-yes": true, title: "Confirm (y)" }), button("Reject", () => say("reject"), { "data-no": true, title: "Reject (n)" })),
  );
  return row;
}

async function settle(row: HTMLElement, judged: Promise<unknown>, told: string): Promise<void> {
  try {
    await judged;
    settled(row, told.slice(told.lastIndexOf(":") + 2));
    tell(told);
  } catch (error) {
    row.append(failure(error));
  }
}

/** A case that was decided steps back, and the keyboard goes on to the next. */
function settled(row: HTMLElement, verdict: string): void {
  row.classList.add("done");
  row.querySelector(".failure")?.remove();
  const note = row.querySelector(".verdict") ?? row.querySelector(".buttons")?.appendChild(h("span", { class: "verdict" }));
  if (note) note.textContent = verdict;
  const next = [...list.querySelectorAll<HTMLElement>(".case:not(.done)")].find((one) => row.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  next?.focus();
}

function judgements(all: Judgement[]): Child {
  if (all.length === 0) return null;
  return [
    h("h2", {}, `Judgements (${all.length})`),
    h("ul", { class: "plain" }, all.map((j) =>
      h("li", {}, `${local(j.a)} and ${local(j.b)}: ${j.verdict} `, button("Take back", () => void api.unjudge(j.a, j.b).then(() => fetchFrom(0), complain), { class: "quiet" })))),
  ];
}

/** y and n on the case that is focused, or the first that is open. */
export function answerCase(yes: boolean): boolean {
  const row = document.activeElement?.closest(".case") ?? list.querySelector(".case:not(.done)");
  const press = row?.querySelector<HTMLButtonElement>(yes ? "[data-yes]" : "[data-no]");
  press?.click();
  return Boolean(press);
}

export function forgetReview(): void {
  loaded = false;
}


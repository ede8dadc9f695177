// The documents, and the text of one with every fact marked in it.

import { api } from "../api";
import { board } from "../board";
import { button, h, settled, show, type Child } from "../dom";
import { load } from "../live";
import { go, link, route, type Route } from "../route";
import type { DocumentList, DocumentText, Segment } from "../types";
import { count, dated, plural } from "../words";

const search = h("input", { type: "search", id: "document-search", placeholder: "title, publisher or words", "data-key": "document-search", autocomplete: "off" });
const list = h("div", { class: "document-list" });
const text = h("div", { class: "document-text", tabindex: 0, role: "region", "aria-label": "Document" });
export const documents = h("div", { class: "documents" }, h("div", { class: "scroll" }, h("p", {}, h("label", { for: "document-search" }, "Documents"), search), list), text);

search.addEventListener("input", settled(200, () => go({ q: search.value.trim() }, true)));

const atATime = 50;
let listed: string | null = null;
let read: string | null = null;

export function showDocuments(now: Readonly<Route>): void {
  if (document.activeElement !== search) search.value = now.q;
  if (now.q !== listed) fetchFrom(0, now.q);
  if (now.doc !== read) open(now.doc);
  else mark(now.fact);
  for (const a of list.querySelectorAll("a")) a.toggleAttribute("aria-current", a.getAttribute("data-doc") === now.doc);
}

function fetchFrom(offset: number, q: string): void {
  listed = q;
  void load(list, api.documents(q, offset, atATime), (got) => show(list, h("p", { class: "aside", role: "status" }, plural(got.total, "document")), lines(got), pages(got, q)));
}

const lines = (got: DocumentList): Child =>
  h("ul", { class: "plain" }, got.items.map((d) =>
    h(
      "li",
      {},
      h("a", { href: link({ doc: d.doc, fact: "" }), "data-doc": d.doc, "aria-current": d.doc === route().doc ? "" : null, "data-key": `doc:${d.doc}` }, d.title || d.doc),
      h("span", { class: "aside" }, [d.publisher, dated(d.published), plural(d.facts, "fact")].filter(Boolean).join(" · ")),
    )));

function pages(got: DocumentList, q: string): Child {
  if (got.total <= atATime) return null;
  return h(
    "p",
    { class: "row" },
    `${count(got.offset + 1)} to ${count(got.offset + got.items.length)}`,
    button("Back", () => fetchFrom(Math.max(0, got.offset - atATime), q), { disabled: got.offset === 0 }),
    button("Next", () => fetchFrom(got.offset + atATime, q), { disabled: got.offset + got.items.length >= got.total }),
  );
}

function open(doc: string): void {
  read = doc;
  if (!doc) return show(text, h("p", { class: "nothing" }, "Choose a document to read it with every fact marked."));
  void load(text, api.document(doc, board.name()), (got) => {
    show(text, title(got), got.paragraphs.map((p) => h("p", {}, p.map((one) => segment(one, got)))));
    text.scrollTop = 0;
    mark(route().fact);
  });
}

function title(d: DocumentText): Child {
  return h(
    "header",
    {},
    h("h2", {}, d.title || d.doc),
    h("p", { class: "aside" }, [d.publisher, dated(d.published), d.doc, plural(Object.keys(d.facts).length, "fact")].filter(Boolean).join(" · "),
      /^https?:\/\//.test(d.source ?? "") && [" · ", h("a", { href: d.source ?? "", rel: "noreferrer noopener", target: "_blank" }, "as published")]),
  );
}

/** A piece of text; where facts stand on it, it leads to the most telling of them. */
function segment(one: Segment, d: DocumentText): Child {
  const facts = one.facts ?? [];
  if (facts.length === 0) return one.text;
  const kind = facts.map((f) => d.facts[f]?.kind ?? "fact");
  const best = facts[Math.max(0, kind.indexOf("act"))] ?? "";
  const labels = facts.map((f) => d.facts[f]?.label ?? f);
  return h("mark", { class: `fact kind-${kind[Math.max(0, kind.indexOf("act"))]}`, "data-facts": facts.join(" "), title: labels.join("\n") },
    h("a", { href: link({ why: best, fact: best, path: "" }), "data-key": `fact:${best}` }, one.text));
}

/** Brings a fact into view. */
function mark(fact: string): void {
  let first: Element | null = null;
  for (const one of text.querySelectorAll("mark.fact")) {
    const hit = fact !== "" && (one.getAttribute("data-facts") ?? "").split(" ").includes(fact);
    one.classList.toggle("chosen", hit);
    if (hit) first ??= one;
  }
  first?.scrollIntoView({ block: "nearest" });
}

// A sentence of a document, marked in its paragraph, and what is known of where it comes from.

import { h, type Child } from "../dom";
import { link } from "../route";
import type { Evidence, Source } from "../types";
import { dated } from "../words";

export const quoted = (e: { prefix?: string; exact: string; suffix?: string }): HTMLElement =>
  h("blockquote", {}, e.prefix, h("mark", {}, e.exact), e.suffix);

export function origin(e: Evidence): HTMLElement {
  return h(
    "p",
    { class: "origin" },
    h("strong", {}, e.publisher || "publisher unknown"),
    e.published && `, ${dated(e.published)}`,
    h("br", {}),
    h("a", { href: link({ tab: "documents", doc: e.doc, fact: e.fact }) }, e.title || e.doc),
    safe(e.source) && [" · ", h("a", { href: e.source ?? "", rel: "noreferrer noopener", target: "_blank" }, "as published")],
  );
}

/** Only addresses of the web are followed, whatever a document's header says. */
const safe = (address: string | undefined): boolean => /^https?:\/\//.test(address ?? "");

/** The sentences of an answer, each with a way to its document. */
export const sourceList = (sources: Source[] | undefined, most = 3): Child =>
  (sources ?? []).slice(0, most).map((source) =>
    h(
      "div",
      { class: "source" },
      h("blockquote", {}, source.sentence),
      h(
        "p",
        { class: "origin" },
        source.publisher && [h("strong", {}, source.publisher), " · "], source.date && [dated(source.date), " · "],
        h("a", { href: link({ tab: "documents", doc: source.document, fact: source.fact }) }, source.document), " · ",
        h("a", { href: link({ why: source.fact, path: "" }) }, "evidence"),
      ),
    ),
  );

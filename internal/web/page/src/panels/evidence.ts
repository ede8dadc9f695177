// What an edge, a fact or a thing stands on: each sentence in its paragraph, its publisher, how sure we are, and one's
// own verdict.

import { judge, nameOf, select } from "../actions";
import { api } from "../api";
import { board } from "../board";
import { button, h, show, type Child } from "../dom";
import { load } from "../live";
import { go } from "../route";
import type { Evidence } from "../types";
import { dated, local, plural, predicateName } from "../words";
import { origin, quoted } from "./quote";

export function showEvidence(box: HTMLElement, what: string): void {
  const list = h("div", { class: "evidence-list" });
  show(
    box,
    h(
      "header",
      {},
      h("h2", { id: "side-head", tabindex: -1, "data-key": "side-head" }, "Evidence"),
      button("Back", () => go({ why: "" }), { "data-key": "back-to-dossier", title: "Back to the dossier" }),
    ),
    h("p", { class: "what" }, title(what)),
    list,
  );
  void load(list, api.evidence(what, board.name()), (all) =>
    show(list, all.length === 0 ? h("p", { class: "nothing" }, "The store holds no document for this any more.") : [h("p", { class: "aside" }, plural(all.length, "place")), all.map(one)]),
  );
}

/** "Park Jin met Bui Thanh Son, 18 October 2022". */
function title(what: string): Child {
  const link = board.view()?.links.find((l) => l.edge === what || l.id === what);
  if (link) return [end(link.from), ` ${link.label} `, end(link.to), link.date && `, ${dated(link.date)}`];
  const [subject, predicate, object, label] = what.split(" ");
  if (subject && predicate && object) {
    return [end(subject), ` ${predicateName(predicate)} `, end(object), label && `, ${dated(local(label))}`];
  }
  return end(what);
}

const end = (iri: string): Child => button(nameOf(iri), () => select(iri), { class: "quiet", "data-key": `end:${iri}` });

function one(e: Evidence): HTMLElement {
  return h(
    "article",
    { class: `evidence ${e.verdict ?? ""}`, "data-fact": e.fact, "aria-label": `${e.publisher || e.doc}, ${dated(e.published)}` },
    origin(e),
    quoted(e),
    h(
      "p",
      { class: "aside" },
      `Rule ${e.rule || "unknown"}`, e.confidence ? ` · ${Math.round(e.confidence * 100)} % sure` : "", ` · bytes ${e.start}–${e.end}`,
      e.verdict && h("strong", { class: "verdict" }, ` · ${e.verdict}`),
    ),
    h(
      "p",
      { class: "buttons" },
      button("Confirm", () => void say(e, "confirm"), { "aria-pressed": String(e.verdict === "confirmed"), "data-key": `confirm:${e.fact}`, title: "Confirm (y)" }),
      button("Reject", () => void say(e, "reject"), { "aria-pressed": String(e.verdict === "rejected"), "data-key": `reject:${e.fact}`, title: "Reject (n)" }),
    ),
  );
}

/** Says, or takes back, one's verdict on a fact, and shows the evidence as it stands then. */
async function say(e: Evidence, verdict: "confirm" | "reject"): Promise<void> {
  const same = e.verdict === (verdict === "confirm" ? "confirmed" : "rejected");
  if (await judge(e.fact, same ? "retract" : verdict)) window.dispatchEvent(new Event("evidence"));
}

/** The verdict by key, on the evidence that is focused or the first. */
export function judgeShown(verdict: "confirm" | "reject"): boolean {
  const list = document.querySelector(".evidence-list");
  const article = document.activeElement?.closest("article.evidence") ?? list?.querySelector("article.evidence");
  const fact = article?.getAttribute("data-fact");
  if (!fact) return false;
  void judge(fact, verdict).then((done) => done && window.dispatchEvent(new Event("evidence")));
  return true;
}

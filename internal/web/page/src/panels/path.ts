// The ways from one thing to another: each hop with its date and sentence.

import { nameOf, path, select, why } from "../actions";
import { api } from "../api";
import { button, h, show, type Child } from "../dom";
import { Finder } from "../find";
import { glyph } from "../graph/shapes";
import { load } from "../live";
import { go, route } from "../route";
import type { Hop, Named, Ways } from "../types";
import { dated, kindOf, plural, predicateName } from "../words";

const options = { hops: 4, k: 3, hubs: 1000, through_hubs: false };
let finder: Finder | null = null;

export function showPath(box: HTMLElement, from: string, to: string): void {
  const result = h("div", { class: "ways" });
  finder = new Finder({ label: "To", placeholder: "name of the other end", choose: (found) => go({ path: found.iri }) });
  show(
    box,
    h("header", {}, h("h2", { id: "side-head", tabindex: -1, "data-key": "side-head" }, "Path"), button("Back", () => go({ path: "" }), { "data-key": "back-to-dossier" })),
    h("p", {}, "From ", h("strong", {}, nameOf(from)), to !== "?" && [" to ", h("strong", {}, nameOf(to))]),
    to === "?" && h("p", { class: "aside" }, "Find the other end here, or choose it in the graph."),
    finder.element,
    settings(from, to),
    result,
  );
  if (to === "?") finder.input.focus();
  else void load(result, api.path({ from, to, ...options }), (ways) => show(result, waysOf(ways)));
}

function settings(from: string, to: string): HTMLElement {
  const again = () => to !== "?" && void window.dispatchEvent(new Event("evidence"));
  const number = (name: "hops" | "k" | "hubs", label: string, max: number) =>
    h(
      "label",
      {},
      label,
      h("input", {
        type: "number", min: 1, max, value: options[name], "data-key": `path-${name}`,
        onchange: (event: Event) => {
          options[name] = Math.max(1, Math.min(max, Number((event.target as HTMLInputElement).value) || 1));
          again();
        },
      }),
    );
  const through = h("input", {
    type: "checkbox", checked: options.through_hubs, "data-key": "path-through",
    onchange: (event: Event) => {
      options.through_hubs = (event.target as HTMLInputElement).checked;
      again();
    },
  });
  return h(
    "div",
    { class: "settings" },
    number("hops", "Hops at most", 6), number("k", "Ways", 10), number("hubs", "Hubs have over", 1000000), h("label", {}, through, "through hubs too"),
    to !== "?" && button("Put on the board", () => void path(from, to, options), { class: "main", "data-key": "path-add" }),
  );
}

function waysOf(ways: Ways): Child {
  return [
    ways.message && h("p", { class: "message", role: "status" }, ways.message),
    ways.paths.length > 0 && h("p", { class: "aside" }, plural(ways.paths.length, "way")),
    ways.paths.map((one, i) => h("section", { class: "way", "aria-label": `Way ${i + 1}, ${plural(one.hops.length, "hop")}` }, h("ol", {}, one.hops.map((hop, j) => [j === 0 && h("li", { class: "end" }, end(hop.from)), hopOf(hop)])))),
    ways.hubs?.length ? h("p", { class: "aside" }, "Not gone through: ", ways.hubs.map((hub) => hub.name).join(", ")) : null,
  ];
}

const end = (thing: Named): Child => [glyph(kindOf(thing.iri)), button(thing.name, () => select(thing.iri), { class: "quiet" })];

function hopOf(hop: Hop): Child {
  const source = hop.source;
  const words = `${predicateName(hop.predicate)}${hop.date ? ", " + dated(hop.date) : ""}`;
  return h(
    "li",
    {},
    h("div", { class: "hop" }, h("span", { "aria-hidden": "true" }, hop.backward ? "↑ " : "↓ "), source ? button(words, () => why(source.fact), { class: "quiet" }) : words),
    source && h("blockquote", { class: "small" }, source.quote, h("span", { class: "aside" }, ` ${source.publisher ?? source.doc}`)),
    h("div", { class: "end" }, end(hop.to)),
  );
}

/** Puts the keyboard into the field for the other end. */
export function focusPath(): void {
  if (route().path) finder?.input.focus();
}

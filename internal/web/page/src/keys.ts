// The keys of the page: one table, from which the help derives. None counts while one types in a field.

import { current, hide, redo, select, togglePin, undo, why } from "./actions";
import { h } from "./dom";
import { dialog } from "./dialog";
import { exportBoard } from "./panels/exports";
import { judgeShown } from "./panels/evidence";
import { share } from "./panels/sessions";
import { focusStrip } from "./panels/strip";
import { go, route } from "./route";
import { graph } from "./tabs/explore";
import { answerCase } from "./tabs/review";
import { tell } from "./live";

interface Key {
  keys: string[];
  shown: string;
  does: string;
  act(event: KeyboardEvent): boolean | void;
}

let find: () => void = () => {};

const table: Key[] = [
  { keys: ["/"], shown: "/", does: "find a person, country, organisation, event …", act: () => find() },
  { keys: ["e"], shown: "e", does: "expand: go to the relations of the chosen thing", act: expand },
  { keys: ["p"], shown: "p", does: "path from the chosen thing to another", act: () => onThing((iri) => go({ sel: iri, path: "?", why: "" })) },
  { keys: ["w"], shown: "w", does: "evidence: why is this so", act: evidence },
  { keys: ["t"], shown: "t", does: "timeline: move the ends of its brush", act: toStrip },
  { keys: [" "], shown: "space", does: "pin where it is, or unpin", act: () => onThing((iri) => togglePin(iri, graph.at(iri))) },
  { keys: ["h"], shown: "h", does: "hide", act: () => onThing((iri) => void hide(iri)) },
  { keys: ["u"], shown: "u", does: "undo", act: () => undo() },
  { keys: ["U"], shown: "U", does: "redo", act: () => redo() },
  { keys: ["y"], shown: "y", does: "confirm the fact, or say that two are the same", act: () => verdict(true) },
  { keys: ["n"], shown: "n", does: "reject the fact, or say that two are different", act: () => verdict(false) },
  { keys: ["g"], shown: "g", does: "tables in place of the graph, and back", act: () => go({ tab: "explore", as: route().as === "table" ? "" : "table" }, route().tab === "explore") },
  { keys: ["s"], shown: "s", does: "save and share: the link, the log", act: () => share() },
  { keys: ["x"], shown: "x", does: "export the board or the whole graph", act: () => exportBoard() },
  { keys: ["+", "="], shown: "+", does: "zoom in", act: () => onGraph(() => graph.camera.zoom(1.3)) },
  { keys: ["-"], shown: "−", does: "zoom out", act: () => onGraph(() => graph.camera.zoom(1 / 1.3)) },
  { keys: ["0"], shown: "0", does: "fit all in", act: () => onGraph(() => graph.fit()) },
  { keys: ["l"], shown: "l", does: "lay out anew all that is not pinned", act: () => onGraph(() => graph.layOut()) },
  { keys: ["?"], shown: "?", does: "this help", act: () => help() },
];

const others: [string, string][] = [
  ["arrows", "in the graph: to the next thing in that direction; on a link: to the next link"],
  ["shift arrows", "in the graph: move what is seen; on the brush: a year"],
  ["Tab", "from the links to the things of the graph, and on to the timeline"],
  ["Enter", "open the dossier of a thing, the evidence of a link, a group"],
  ["Escape", "close what lies open: a list, evidence, a path, the dossier"],
  ["1 … 7", "the tabs"],
];

export function listen(focusFind: () => void): void {
  find = focusFind;
  document.addEventListener("keydown", onKey);
}

const typing = (target: Element): boolean =>
  target.matches("textarea, select, [contenteditable]") || (target.matches("input") && !target.matches("[type=checkbox], [type=radio], [type=button]"));

function onKey(event: KeyboardEvent): void {
  const target = event.target as Element;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return escape(target);
  if (typing(target)) return;
  if (event.shiftKey && pan(event)) return event.preventDefault();
  // Space and Enter belong to the button or link that is focused.
  if (event.key === " " && target.matches("button, a, input, summary")) return;
  const tab = Number(event.key) - 1;
  const press = document.querySelectorAll<HTMLElement>("[role=tab]")[tab];
  if (press) return press.click();
  const key = table.find((one) => one.keys.includes(event.key));
  if (!key || key.act(event) === false) return;
  event.preventDefault();
}

function escape(target: Element): void {
  const { path, why: what, sel } = route();
  if (typing(target)) (target as HTMLElement).blur();
  else if (path) go({ path: "" });
  else if (what) go({ why: "" });
  else if (sel) go({ sel: "" });
  else return;
  if (route().tab === "explore" && route().as !== "table") graph.focus(sel || undefined);
}

function onThing(act: (iri: string) => void): void {
  const iri = current();
  if (iri && !iri.startsWith("group:")) act(iri);
  else tell("Choose a thing first: move to it with the arrow keys, or press / to find it.");
}

function onGraph(act: () => void): boolean | void {
  if (route().tab !== "explore" || route().as === "table") return false;
  act();
}

function pan(event: KeyboardEvent): boolean {
  const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
  if (!by || route().tab !== "explore" || !graph.element.contains(document.activeElement)) return false;
  graph.camera.pan(by[0] ?? 0, by[1] ?? 0);
  return true;
}

function expand(): void {
  onThing((iri) => {
    select(iri);
    // The dossier may still be on its way.
    const until = performance.now() + 3000;
    const look = () => {
      const relation = document.querySelector<HTMLElement>("#side .relations button.expand:not([disabled])");
      if (relation) relation.focus();
      else if (performance.now() < until) window.setTimeout(look, 40);
    };
    look();
  });
}

function evidence(): void {
  const edge = document.activeElement?.closest("[data-edge]")?.getAttribute("data-edge");
  const iri = current();
  if (edge || iri) why(edge || iri);
  else tell("Choose a thing or a link first.");
}

function toStrip(): void {
  if (route().tab !== "explore") go({ tab: "explore" });
  focusStrip();
}

function verdict(yes: boolean): boolean {
  if (route().tab === "review" && !document.activeElement?.closest("#side")) return answerCase(yes);
  return judgeShown(yes ? "confirm" : "reject");
}

export function help(): void {
  const row = (key: string, does: string) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, does));
  dialog("Keys", h("table", { class: "keys" }, h("tbody", {}, table.map((k) => row(k.shown, k.does)), others.map(([key, does]) => row(key, does)))));
}

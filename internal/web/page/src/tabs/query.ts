// Gizmo queries with their history; the answer as a table, as JSON, or put on the board.

import { query as putOnBoard, select } from "../actions";
import { api } from "../api";
import { button, h, show, type Child } from "../dom";
import { glyph } from "../graph/shapes";
import { load } from "../live";
import { go, route } from "../route";
import type { Answer } from "../types";
import { kindOf, plural } from "../words";
import { head } from "./table";

const kept = "chancery.queries";
const most = 50;
const rowsShown = 500;

const field = h("textarea", { id: "gizmo", rows: 7, spellcheck: "false", "data-key": "gizmo", placeholder: 'g.V("country:VN").In("<dip:visited>").All()' });
const result = h("div", { class: "answer" });
const history = h("div", {});
export const query = h(
  "div",
  { class: "query scroll", tabindex: -1 },
  h("p", {}, h("label", { for: "gizmo" }, "Gizmo")),
  field,
  h(
    "p",
    { class: "buttons" },
    button("Run", run, { class: "main", title: "Run (Ctrl+Enter)" }),
    button("Put on the board", () => void toBoard(), { title: "Put the things of the answer on the board as a graph" }),
    h("span", { class: "aside" }, "Ctrl+Enter runs. It only reads, for 10 seconds at most."),
  ),
  result, history,
);

let ran: string | null = null;
let answer: Answer | null = null;

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

export function showQuery(): void {
  if (document.activeElement !== field) field.value = route().gizmo;
  showHistory();
  if (route().gizmo && route().gizmo !== ran) run();
  else if (answer) render(answer);
}

function run(): void {
  const gizmo = field.value.trim();
  if (!gizmo) return;
  ran = gizmo;
  answer = null;
  remember(gizmo);
  go({ gizmo });
  showHistory();
  void load(result, api.query(gizmo, rowsShown), (got) => {
    answer = got;
    render(got);
  });
}

async function toBoard(): Promise<void> {
  const gizmo = field.value.trim();
  if (!gizmo) return;
  remember(gizmo);
  if (await putOnBoard(gizmo)) go({ tab: "explore", gizmo });
}

function render(got: Answer): void {
  const asJSON = route().as === "json";
  show(
    result,
    h(
      "p",
      { class: "row" },
      h("span", { role: "status" }, `${plural(got.rows.length, "row")} in ${got.seconds.toFixed(2)} s`, got.truncated && ", cut off there"),
      h("span", { class: "switch", role: "group", "aria-label": "Show as" },
        button("Table", () => go({ as: "" }, true), { "aria-pressed": String(!asJSON), "data-key": "as-table" }),
        button("JSON", () => go({ as: "json" }, true), { "aria-pressed": String(asJSON), "data-key": "as-json" })),
    ),
    asJSON ? h("pre", { tabindex: 0, "aria-label": "Answer as JSON" }, JSON.stringify(got.rows, null, 2)) : table(got),
  );
}

function table(got: Answer): Child {
  if (got.rows.length === 0) return h("p", { class: "nothing" }, "Nothing fits.");
  const names = new Map(got.things.map((t) => [t.iri, t.name]));
  const columns = got.columns.length > 0 ? got.columns : ["value"];
  return h(
    "table",
    { class: "list", "aria-label": "Answer" },
    head(...columns),
    h("tbody", {}, got.rows.map((row) => h("tr", {}, columns.map((column) => h("td", {}, cell(valueOf(row, column), names)))))),
  );
}

const valueOf = (row: unknown, column: string): unknown =>
  row !== null && typeof row === "object" && !Array.isArray(row) ? (row as Record<string, unknown>)[column] : row;

function cell(value: unknown, names: Map<string, string>): Child {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return JSON.stringify(value);
  const iri = value.replace(/^<|>$/g, "");
  const name = names.get(iri);
  return name ? [glyph(kindOf(iri)), button(name, () => select(iri), { class: "quiet" })] : value;
}

function remembered(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(kept) ?? "[]");
    return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function remember(gizmo: string): void {
  const list = [gizmo, ...remembered().filter((one) => one !== gizmo)].slice(0, most);
  try {
    localStorage.setItem(kept, JSON.stringify(list));
  } catch {
    // Where nothing can be kept, there is no history; the query runs all the same.
  }
}

function showHistory(): void {
  const list = remembered();
  show(
    history,
    list.length > 0 && [
      h("h2", {}, "History"),
      h("ol", { class: "history plain" }, list.map((gizmo, i) =>
        h("li", {}, button(gizmo, () => {
          field.value = gizmo;
          run();
        }, { class: "quiet code", "data-key": `history${i}` })))),
    ],
  );
}

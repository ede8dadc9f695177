// What one can do to the board, wherever it is asked for: by key, by button, in the graph or in the table.

import { board } from "./board";
import { tell } from "./live";
import { go, route } from "./route";
import type { Filter, Point, Step, ViewNode } from "./types";
import { local, plural } from "./words";

export const nodeOf = (iri: string): ViewNode | undefined => board.view()?.nodes.find((n) => n.iri === iri);

export const groupOf = (id: string) => board.view()?.groups?.find((g) => g.id === id);

/** What a thing is called, as far as the board knows. */
export function nameOf(iri: string): string {
  const view = board.view();
  return nodeOf(iri)?.name ?? view?.hidden?.find((n) => n.iri === iri)?.name ?? view?.timeline.find((m) => m.iri === iri)?.name ?? local(iri);
}

/** The thing that keys act on: the focused one, or else the selected one. */
export function current(): string {
  const focused = document.activeElement?.closest("[data-iri]")?.getAttribute("data-iri");
  return focused || route().sel;
}

export function select(iri: string): void {
  go({ sel: iri, why: "", path: "" });
}

export function why(what: string): void {
  if (what) go({ why: what, path: "" });
}

const added = (step: Step): string => {
  const n = step.things?.length ?? 0;
  return n === 0 ? "Nothing new was found." : `${plural(n, "thing")} put on the board.`;
};

export async function add(iris: string[], name = ""): Promise<void> {
  const step = await board.act({ do: "add", things: iris }, () => `${name || plural(iris.length, "thing")} put on the board.`);
  if (step && iris.length === 1 && iris[0]) select(iris[0]);
}

export const expand = (thing: string, relation: string, label: string): Promise<Step | null> =>
  board.act({ do: "expand", thing, relation, offset: board.expanded(thing, relation) }, (step) => `${nameOf(thing)}, ${label}: ${step.message ?? added(step)}.`);

export const path = (from: string, to: string, options: NonNullable<Step["options"]>): Promise<Step | null> =>
  board.act({ do: "path", thing: from, to, options }, (step) => `Path from ${nameOf(from)} to ${nameOf(to)}: ${step.message ?? added(step)}`);

export const query = (gizmo: string): Promise<Step | null> => board.act({ do: "query", text: gizmo }, added);

export function pin(iri: string, at: Point): void {
  void board.act({ do: "pin", points: { [iri]: at } }, () => `${nameOf(iri)} pinned.`);
}

export function togglePin(iri: string, at: Point): void {
  if (!nodeOf(iri)) return;
  if (!nodeOf(iri)?.pin) return pin(iri, at);
  void board.act({ do: "unpin", things: [iri] }, () => `${nameOf(iri)} unpinned.`);
}

export async function hide(iri: string): Promise<void> {
  if (!nodeOf(iri)) return tell("Choose a thing on the board first.");
  const name = nameOf(iri);
  await board.act({ do: "hide", things: [iri] }, () => `${name} hidden. Press u to undo.`);
}

export async function remove(iri: string): Promise<void> {
  const name = nameOf(iri);
  await board.act({ do: "remove", things: [iri] }, () => `${name} taken off the board. Press u to undo.`);
}

export const unhide = (iris: string[]): Promise<Step | null> =>
  board.act({ do: "unhide", things: iris }, () => `${plural(iris.length, "thing")} shown again.`);

export const note = (thing: string, text: string): Promise<Step | null> =>
  board.act({ do: "note", thing, text }, () => (text ? "Note kept." : "Note taken away."));

export function undo(): void {
  const last = board.view()?.steps.findLast((s) => !s.undone);
  if (!board.view()?.can_undo) return tell("There is nothing to undo.");
  void board.act({ do: "undo" }, () => `Undone${last ? ": " + last.title : ""}.`);
}

export function redo(): void {
  if (!board.view()?.can_redo) return tell("There is nothing to redo.");
  const next = board.view()?.steps.find((s) => s.undone);
  void board.act({ do: "redo" }, () => `Done again${next ? ": " + next.title : ""}.`);
}

/** Undoes or redoes until a step is the last that counts. */
export async function jump(n: number): Promise<void> {
  for (let left = board.view()?.steps.length ?? 0; left > 0; left--) {
    const steps = board.view()?.steps ?? [];
    const last = steps.findLast((s) => !s.undone)?.n ?? 0;
    if (last === n) break;
    if (!(await board.act({ do: last > n ? "undo" : "redo" }))) return;
  }
  tell("The board is as it was after this step.");
}

export function filter(change: Partial<Filter>): void {
  const view = board.view();
  if (!view) return;
  void board.act({ do: "filter", filter: { ...view.filter, ...change } }, (_, now) =>
    `${plural(now.nodes.length, "thing")} shown${now.left_out ? `, ${now.left_out} left out by the filter` : ""}.`,
  );
}

export const judge = (fact: string, verdict: "confirm" | "reject" | "retract"): Promise<Step | null> =>
  board.act({ do: verdict, things: [fact] }, () => `Fact ${{ confirm: "confirmed", reject: "rejected", retract: "left open again" }[verdict]}.`);

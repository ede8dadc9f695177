// What is drawn: the things and groups of a view, and the links between them.

import { kindNames, kindName, count, dated, plural, shorten } from "../words";
import type { View, ViewGroup, ViewLink, ViewNode } from "../types";

export interface Item {
  iri: string;
  kind: string;
  name: string;
  degree: number;
  pinned: boolean;
  verdict: string;
  /** The things that are drawn as one. */
  group?: ViewGroup;
  node?: ViewNode;
}

export interface Tie {
  link: ViewLink;
  from: number;
  to: number;
  /** How far from the straight line, in link widths: parallel ties fan out. */
  bend: number;
}

export interface Model {
  items: Item[];
  ties: Tie[];
  index: Map<string, number>;
}

export function modelOf(view: View): Model {
  const items = [...view.nodes.map(itemOf), ...(view.groups ?? []).map((g) => itemOfGroup(g, view))];
  const index = new Map(items.map((item, i) => [item.iri, i]));
  return { items, ties: tiesOf(view.links, index), index };
}

function itemOf(node: ViewNode): Item {
  return {
    iri: node.iri, kind: node.kind, name: node.name || node.iri, degree: node.degree, pinned: Boolean(node.pin), verdict: node.verdict ?? "", node,
  };
}

function itemOfGroup(group: ViewGroup, view: View): Item {
  const names = new Map(view.nodes.map((n) => [n.iri, n.name]));
  const of = (group.of ?? []).map((iri) => names.get(iri) ?? iri).join(", ");
  const name = `${count(group.count)} ${kindNames(group.kind)}${of ? " of " + of : ""}`;
  return { iri: group.id, kind: group.kind, name, degree: group.count, pinned: false, verdict: "", group };
}

function tiesOf(links: ViewLink[], index: Map<string, number>): Tie[] {
  const pairs = new Map<string, Tie[]>();
  for (const link of links) {
    const [from, to] = [index.get(link.from), index.get(link.to)];
    if (from === undefined || to === undefined) continue;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const tie = { link, from, to, bend: 0 };
    pairs.set(key, [...(pairs.get(key) ?? []), tie]);
  }
  for (const ties of pairs.values()) {
    ties.forEach((tie, i) => {
      const bend = i - (ties.length - 1) / 2;
      tie.bend = tie.from < tie.to ? bend : -bend;
    });
  }
  return [...pairs.values()].flat();
}

/** How a screen reader calls a thing on the board. */
export function spoken(item: Item): string {
  if (item.group) return `group of ${item.name}, press Enter to open`;
  const words = [`${kindName(item.kind)} ${item.name}`, plural(item.degree, "connection")];
  if (item.pinned) words.push("pinned");
  if (item.verdict) words.push(item.verdict);
  return words.join(", ");
}

export function spokenTie(tie: Tie, items: Item[]): string {
  const [from, to] = [items[tie.from]?.name ?? "", items[tie.to]?.name ?? ""];
  const words = [`${from} ${tie.link.label} ${to}`];
  if (tie.link.date) words.push(dated(tie.link.date));
  if (tie.link.weight > 1) words.push(plural(tie.link.weight, "fact"));
  if (tie.link.verdict) words.push(tie.link.verdict);
  return words.join(", ");
}

export const tieLabel = (link: ViewLink): string => [link.label, link.date].filter(Boolean).join(" · ");

export const itemLabel = (item: Item): string => shorten(item.name, 30);

/** Half the width of a thing's shape in pixels: what has more connections is larger, within bounds. */
export const sizeOf = (item: Item): number => 6.5 + Math.min(6, Math.sqrt(item.degree) * 0.9) + (item.group ? 4 : 0);

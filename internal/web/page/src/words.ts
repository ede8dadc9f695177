// How things, dates and sums are written on the page.

import type { EDTF, Facet, Target, Vocabulary } from "./types";

let vocabulary: Vocabulary = { kinds: [], relations: [], forces: [], topics: [], formats: [] };

export function learn(v: Vocabulary): void {
  vocabulary = v;
}

export const known = (): Vocabulary => vocabulary;

/** A list of the vocabulary, whose values may stand with labels or without. */
export function valued(list: Facet[] | string[]): { value: string; label: string }[] {
  return list.map((one) => (typeof one === "string" ? { value: one, label: one } : one));
}

const singular: Record<string, string> = {
  person: "person", country: "country", org: "organisation", dyad: "pair of countries", place: "place", office: "office",
  event: "event", act: "act", target: "target", thread: "thread", topic: "topic", doc: "document",
};

/** What one thing of a kind is called. */
export const kindName = (kind: string): string => singular[kind] ?? kind;

/** What several things of a kind are called. */
export const kindNames = (kind: string): string =>
  vocabulary.kinds.find((k) => k.value === kind)?.label ?? kindName(kind) + "s";

export const plural = (n: number, one: string, many = one + "s"): string => `${count(n)} ${n === 1 ? one : many}`;

const numbers = new Intl.NumberFormat("en-GB");

export const count = (n: number): string => numbers.format(n);

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function day(one: string): string {
  const [year = "", month, date] = one.split("-");
  if (!month) return year;
  const name = months[Number(month) - 1];
  if (!name) return one;
  return date ? `${Number(date)} ${name} ${year}` : `${name} ${year}`;
}

/** An EDTF date in words: "13 July 2022", "2030", "4 May 2025 to 6 May 2025", "" when it is not known. */
export function dated(date: EDTF | undefined): string {
  if (!date) return "";
  const [from = "", to] = date.split("/");
  const about = /[~?%]$/.test(from) ? "about " : "";
  const first = about + day(from.replace(/[~?%]$/, ""));
  if (to === undefined) return first;
  if (!to || to === "..") return "since " + first;
  if (!from || from === "..") return "until " + day(to);
  return `${first} to ${day(to)}`;
}

/** A date as short as it can be read: "2022-07-13". */
export const shortDate = (date: EDTF | undefined): string => date ?? "";

export function period(start: EDTF | undefined, end: EDTF | undefined): string {
  if (!end || end === start) return dated(start);
  return start ? `${dated(start)} to ${dated(end)}` : "until " + dated(end);
}

const scales: [number, string][] = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];

/** A sum or goal: "100 billion USD of trade by 2023". */
export function sum(target: Target): string {
  const value = target.value === null ? "" : figure(Number(target.value));
  const parts = [target.approx, value, target.unit].filter(Boolean).join(" ");
  return [parts, target.metric && (parts ? "of " : "") + target.metric, target.due && "by " + dated(target.due)].filter(Boolean).join(" ");
}

function figure(value: number): string {
  for (const [scale, word] of scales) {
    if (Math.abs(value) >= scale) return `${(value / scale).toLocaleString("en-GB", { maximumFractionDigits: 2 })} ${word}`;
  }
  return value.toLocaleString("en-GB");
}

/** "dip:concernedAbout" → "concerned about". */
export function predicateName(predicate: string): string {
  const known = vocabulary.relations.find((r) => r.predicate === predicate);
  if (known && known.label.length < 24) return known.label;
  return predicate.replace(/^dip:/, "").replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}

export const kindOf = (iri: string): string => iri.slice(0, Math.max(0, iri.indexOf(":")));

export const shorten = (text: string, letters: number): string =>
  text.length <= letters ? text : text.slice(0, letters - 1).trimEnd() + "…";

/** An IRI's own part, for things whose name is not known. */
export const local = (iri: string): string => iri.slice(iri.indexOf(":") + 1);

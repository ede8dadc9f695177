// The drawing of a timeline: its axis, and what happened as marks in lanes.

import { select, why } from "../actions";
import { s } from "../dom";
import { outline } from "../graph/shapes";
import { bounds, ticks } from "../time";
import type { Moment, View } from "../types";
import { period } from "../words";

export interface Span {
  first: number;
  last: number;
}

const spans = new Map<string, Span>();

/** The days that a session's timeline covers. It does not shrink while the brush narrows what is shown. */
export function spanOf(view: View): Span {
  const days = [
    ...view.timeline.flatMap((m) => [...(bounds(m.start) ?? []), ...(bounds(m.end) ?? [])]),
    ...(view.facets.years ?? []).flatMap((y) => bounds(y.value) ?? []),
    ...(bounds(view.filter.since) ?? []), ...(bounds(view.filter.until) ?? []),
  ];
  const before = spans.get(view.session);
  if (before) days.push(before.first + 20, before.last - 20);
  if (days.length === 0) return { first: bounds("2020")?.[0] ?? 0, last: bounds("2024")?.[1] ?? 1 };
  const span = { first: Math.min(...days) - 20, last: Math.max(...days) + 20 };
  spans.set(view.session, span);
  return span;
}

export class Scale {
  constructor(
    readonly span: Span,
    readonly left: number,
    readonly right: number,
  ) {}

  x(day: number): number {
    return this.left + ((day - this.span.first) / Math.max(1, this.span.last - this.span.first)) * (this.right - this.left);
  }

  day(x: number): number {
    const share = (x - this.left) / Math.max(1, this.right - this.left);
    return Math.round(this.span.first + Math.min(1, Math.max(0, share)) * (this.span.last - this.span.first));
  }
}

export const axis = (scale: Scale, top: number, bottom: number): SVGElement =>
  s(
    "g",
    { class: "axis", "aria-hidden": "true" },
    ticks(scale.span.first, scale.span.last, scale.right - scale.left).map((tick) => {
      const x = scale.x(tick.day).toFixed(1);
      return [s("path", { d: `M${x} ${top}V${bottom}` }), s("text", { x, y: bottom + 12, "text-anchor": "middle" }, tick.label)];
    }),
  );

/** What something is drawn as, and in which lane: a due date, or the sort of event, or an act. */
export const laneOf = (m: Moment): string => (m.due || m.kind === "target" ? "due" : m.kind === "act" ? "act" : (m.category ?? m.kind));

/** A contact without its event leads to its evidence, all else to its dossier. */
export const openMoment = (m: Moment): void => (m.edge ? why(m.edge) : select(m.iri));

/** One thing's mark in a lane: a bar as long as it lasted, with the shape of its kind at the beginning. */
export function momentMark(m: Moment, scale: Scale, y: number, r: number, selected: string): SVGElement | null {
  const [first, last] = [bounds(m.start)?.[0], bounds(m.end ?? m.start)?.[1]];
  if (first === undefined || last === undefined) return null;
  const due = laneOf(m) === "due";
  const at = due ? last : first;
  const [x, end] = [scale.x(at), scale.x(last)];
  return s(
    "g",
    { class: `moment kind-${due ? "target" : m.kind} ${m.iri === selected ? "selected" : ""}`, transform: `translate(${x.toFixed(1)} ${y})`, onclick: () => openMoment(m) },
    !due && end - x > 3 && s("path", { class: "lasting", d: `M0 0H${(end - x).toFixed(1)}` }),
    s("path", { class: "shape", d: outline(due ? "target" : m.kind, r) }),
    s("title", {}, `${m.name}, ${due ? "due " : ""}${period(m.start, m.end)}`),
  );
}

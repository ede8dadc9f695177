// The timeline below the graph: events, acts and due dates on the board, and the brush that filters the graph by date.

import { filter } from "../actions";
import { h, s, settled, show } from "../dom";
import { bounds, dateOf } from "../time";
import type { View } from "../types";
import { dated } from "../words";
import { axis, laneOf, momentMark, Scale, spanOf } from "./axis";
import { Brush, type Ends } from "./brush";

const height = 84;
const lanes: Record<string, number> = { act: 42, due: 64 };
const caption = h("p", { class: "caption aside" });
const box = h("div", {});

export const strip = h("section", { class: "strip", "aria-label": "Timeline of the board" }, box, caption);

let shown: { view: View; selected: string } | null = null;
new ResizeObserver(() => shown && showStrip(shown.view, shown.selected)).observe(strip);

const keep = settled(350, (ends: Ends) => filter({ since: ends.since === null ? null : dateOf(ends.since), until: ends.until === null ? null : dateOf(ends.until) }));

export function showStrip(view: View, selected: string): void {
  shown = { view, selected };
  const width = strip.clientWidth || 800;
  const scale = new Scale(spanOf(view), 62, width - 30);
  const ends = { since: bounds(view.filter.since)?.[0] ?? null, until: bounds(view.filter.until)?.[1] ?? null };
  const brush = new Brush(ends, scale, height, (now, final) => {
    caption.textContent = words(now);
    if (final) keep(now);
  });
  const surface = s(
    "svg",
    { class: "timeline", width, height: height + 18, role: "group", "aria-label": "Timeline with a brush: two sliders set from when to when the graph is shown" },
    axis(scale, 0, height),
    s("g", { class: "lanes", "aria-hidden": "true" }, [["events", 20], ["acts", 42], ["due", 64]].map(([name, y]) => s("text", { x: 8, y: Number(y) + 4 }, String(name)))),
    s("g", { "aria-hidden": "true" }, view.timeline.map((m) => momentMark(m, scale, lanes[laneOf(m)] ?? 20, laneOf(m) === "act" ? 4 : 5.5, selected))),
    brush.element,
  );
  surface.addEventListener("pointerdown", (down) => {
    if (!(down.target as Element).closest(".moment")) brush.start(surface, down);
  });
  show(box, surface);
  caption.textContent = words(ends);
}

function words(ends: Ends): string {
  const [since, until] = [ends.since, ends.until].map((day) => (day === null ? "" : dated(dateOf(day))));
  if (!since && !until) return "All dates. Drag here, or move the two ends with the arrow keys, to filter by date.";
  return since && until ? `Shown: ${since} to ${until}.` : since ? `Shown: from ${since}.` : `Shown: until ${until}.`;
}

/** Puts the keyboard on the brush. */
export function focusStrip(): void {
  strip.querySelector<SVGGElement>("[role=slider]")?.focus();
}

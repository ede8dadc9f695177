// The two ends of the span that the graph is filtered by, moved by mouse or keyboard.

import { s, set } from "../dom";
import { dateOf, monthsFrom } from "../time";
import { dated } from "../words";
import type { Scale } from "./axis";

export interface Ends {
  since: number | null;
  until: number | null;
}

export class Brush {
  readonly element: SVGGElement;
  private readonly left: SVGGElement;
  private readonly right: SVGGElement;
  private readonly before = s("rect", { class: "outside" });
  private readonly after = s("rect", { class: "outside" });

  /** onChange is called for each move, and with final when it is to be kept. */
  constructor(
    private ends: Ends,
    private readonly scale: Scale,
    private readonly height: number,
    private readonly onChange: (ends: Ends, final: boolean) => void,
  ) {
    this.left = this.handle("since", "Shown from");
    this.right = this.handle("until", "Shown until");
    this.element = s("g", { class: "brush" }, this.before, this.after, this.left, this.right);
    this.draw();
  }

  /** Begins a new span where the pointer went down. */
  start(surface: SVGSVGElement, down: PointerEvent): void {
    const x = (event: PointerEvent) => this.scale.day(event.clientX - surface.getBoundingClientRect().left);
    const from = x(down);
    let moved = false;
    const move = (event: PointerEvent) => {
      if (!moved && Math.abs(event.clientX - down.clientX) < 4) return;
      moved = true;
      const to = x(event);
      this.move({ since: Math.min(from, to), until: Math.max(from, to) }, false);
    };
    this.follow(move, () => moved && this.onChange(this.ends, true));
  }

  private follow(move: (event: PointerEvent) => void, up: () => void): void {
    window.addEventListener("pointermove", move);
    window.addEventListener(
      "pointerup",
      () => {
        window.removeEventListener("pointermove", move);
        up();
      },
      { once: true },
    );
  }

  private handle(end: keyof Ends, label: string): SVGGElement {
    const element = s(
      "g",
      { class: "handle", role: "slider", tabindex: 0, "aria-label": label, "aria-orientation": "horizontal", "data-key": `brush-${end}` },
      s("rect", { x: -7, y: 0, width: 14, height: this.height, class: "grip" }), s("path", { class: "bar", d: `M0 0V${this.height}` }),
      s("rect", { class: "knob", x: -4, y: this.height / 2 - 11, width: 8, height: 22, rx: 3 }),
    );
    element.addEventListener("keydown", (event) => this.key(event, end));
    element.addEventListener("pointerdown", (down) => {
      down.stopPropagation();
      const surface = element.ownerSVGElement;
      const x = surface?.getBoundingClientRect().left ?? 0;
      this.follow(
        (event) => this.move({ ...this.ends, [end]: this.scale.day(event.clientX - x) }, false),
        () => this.onChange(this.ends, true),
      );
    });
    return element;
  }

  private key(event: KeyboardEvent, end: keyof Ends): void {
    const { first, last } = this.scale.span;
    const at = this.ends[end] ?? (end === "since" ? first : last);
    const months = event.shiftKey ? 12 : 1;
    const to: Record<string, number | null> = {
      ArrowRight: monthsFrom(at, months), ArrowUp: monthsFrom(at, months), PageUp: monthsFrom(at, 12), ArrowLeft: monthsFrom(at, -months),
      ArrowDown: monthsFrom(at, -months), PageDown: monthsFrom(at, -12), Home: end === "since" ? null : first, End: end === "until" ? null : last,
    };
    if (event.key === "Escape") return this.move({ since: null, until: null }, true);
    const day = to[event.key];
    if (day === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.move({ ...this.ends, [end]: day }, true);
  }

  private move(ends: Ends, final: boolean): void {
    const { first, last } = this.scale.span;
    const since = ends.since === null || ends.since <= first ? null : Math.min(ends.since, last);
    const until = ends.until === null || ends.until >= last ? null : Math.max(ends.until, first);
    if (since !== null && until !== null && since > until) return;
    this.ends = { since, until };
    this.draw();
    this.onChange(this.ends, final);
  }

  private draw(): void {
    const { first, last } = this.scale.span;
    const [since, until] = [this.ends.since ?? first, this.ends.until ?? last];
    const [x1, x2] = [this.scale.x(since), this.scale.x(until)];
    set(this.before, { x: this.scale.left, y: 0, width: Math.max(0, x1 - this.scale.left), height: this.height });
    set(this.after, { x: x2, y: 0, width: Math.max(0, this.scale.right - x2), height: this.height });
    set(this.left, { transform: `translate(${x1.toFixed(1)} 0)`, ...value(since, first, last, this.ends.since === null) });
    set(this.right, { transform: `translate(${x2.toFixed(1)} 0)`, ...value(until, first, last, this.ends.until === null) });
  }
}

const value = (now: number, min: number, max: number, open: boolean) => ({
  "aria-valuemin": min, "aria-valuemax": max, "aria-valuenow": now, "aria-valuetext": dated(dateOf(now)) + (open ? ", not limited" : ""),
});

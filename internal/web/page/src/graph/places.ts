// Where things lie on the board. What has a place keeps it; what is new starts beside what it is linked to, at places
// that depend on the board alone and never on chance.

import type { Point } from "../types";
import type { Model } from "./model";

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

export class Places {
  private readonly points = new Map<string, Point>();

  get(iri: string): Point {
    return this.points.get(iri) ?? { x: 0, y: 0 };
  }

  set(iri: string, point: Point): void {
    this.points.set(iri, point);
  }

  clear(): void {
    this.points.clear();
  }

  /** Gives everything of a model a place and returns what had none yet. */
  admit(model: Model): Set<string> {
    for (const { iri, node } of model.items) {
      const given = node?.pin ?? (this.points.has(iri) ? undefined : node?.at);
      if (given) this.points.set(iri, given);
    }
    const fresh = model.items.filter((item) => !this.points.has(item.iri)).map((item) => item.iri);
    if (fresh.length === model.items.length) this.spiral(model);
    else this.beside(model, fresh);
    return new Set(fresh);
  }

  /** A sunflower's spiral, what has most connections in the middle. */
  private spiral(model: Model): void {
    const order = model.items.toSorted((a, b) => b.degree - a.degree || (a.iri < b.iri ? -1 : 1));
    order.forEach((item, i) => this.points.set(item.iri, around({ x: 0, y: 0 }, i, 26)));
  }

  private beside(model: Model, fresh: string[]): void {
    const middle = mean(model.items.filter((i) => this.points.has(i.iri)).map((i) => this.get(i.iri)));
    const waiting = new Set(fresh);
    const turns = new Map<string, number>();
    // Those linked to something placed come first; then those linked to them, and so on.
    while (waiting.size > 0) {
      const ready = [...waiting].filter((iri) => this.anchor(model, iri, waiting) !== undefined);
      for (const iri of ready.length > 0 ? ready : [...waiting]) {
        const anchor = this.anchor(model, iri, waiting);
        const key = anchor ?? "";
        const turn = turns.get(key) ?? 0;
        turns.set(key, turn + 1);
        this.points.set(iri, outward(anchor === undefined ? middle : this.get(anchor), middle, turn));
        waiting.delete(iri);
      }
    }
  }

  /** What a new thing starts beside: the first thing placed that it is linked to. */
  private anchor(model: Model, iri: string, waiting: Set<string>): string | undefined {
    const me = model.index.get(iri);
    for (const tie of model.ties) {
      const other = tie.from === me ? tie.to : tie.to === me ? tie.from : undefined;
      const name = other === undefined ? undefined : model.items[other]?.iri;
      if (name !== undefined && name !== iri && !waiting.has(name)) return name;
    }
    return undefined;
  }
}

function around(center: Point, i: number, step: number): Point {
  const [r, a] = [step * Math.sqrt(i + 0.5), i * goldenAngle];
  return { x: center.x + r * Math.cos(a), y: center.y + r * Math.sin(a) };
}

/** A place around an anchor, on the side that looks away from the middle of the board. */
function outward(anchor: Point, middle: Point, turn: number): Point {
  const [dx, dy] = [anchor.x - middle.x, anchor.y - middle.y];
  const away = Math.hypot(dx, dy) < 1 ? 0 : Math.atan2(dy, dx);
  const side = turn % 2 ? -1 : 1;
  const angle = away + side * Math.ceil(turn / 2) * 0.33;
  const r = 90 + 34 * Math.floor(turn / 12);
  return { x: anchor.x + r * Math.cos(angle), y: anchor.y + r * Math.sin(angle) };
}

function mean(points: Point[]): Point {
  const n = Math.max(1, points.length);
  return { x: points.reduce((sum, p) => sum + p.x, 0) / n, y: points.reduce((sum, p) => sum + p.y, 0) / n };
}

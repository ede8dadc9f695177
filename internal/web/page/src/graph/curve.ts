// The lines between things.

import type { Point } from "../types";

const fan = 17;

export interface Curve {
  d: string;
  /** The middle of the line, where its label stands. */
  middle: Point;
}

/** A line from a to b in pixels, bent aside when it is one of several, with an open head when it has a direction. */
export function curve(a: Point, b: Point, bend: number, ra: number, rb: number, directed: boolean): Curve {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [-dy / length, dx / length];
  const control = { x: (a.x + b.x) / 2 + nx * bend * fan * 2, y: (a.y + b.y) / 2 + ny * bend * fan * 2 };
  const start = towards(a, control, ra + 2);
  const end = towards(b, control, rb + (directed ? 3 : 2));
  const middle = { x: (a.x + b.x) / 2 + nx * bend * fan, y: (a.y + b.y) / 2 + ny * bend * fan };
  const line = bend === 0 ? `M${xy(start)}L${xy(end)}` : `M${xy(start)}Q${xy(control)} ${xy(end)}`;
  return { d: directed ? line + head(end, control) : line, middle };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance };
}

function head(tip: Point, from: Point): string {
  const angle = Math.atan2(from.y - tip.y, from.x - tip.x);
  const side = (turn: number) => ({ x: tip.x + 6.5 * Math.cos(angle + turn), y: tip.y + 6.5 * Math.sin(angle + turn) });
  return `M${xy(side(0.42))}L${xy(tip)}L${xy(side(-0.42))}`;
}

const xy = (p: Point): string => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`;

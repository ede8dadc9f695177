// Where an arrow key leads from a thing: to the nearest one that lies in that direction.

import type { Point } from "../types";

const ways: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};

/** The index of the point that a key leads to, or undefined when none lies there. */
export function walk(key: string, from: number, points: Point[]): number | undefined {
  const way = ways[key];
  const here = points[from];
  if (!way || !here) return undefined;
  let best: number | undefined;
  let least = Infinity;
  points.forEach((p, i) => {
    const along = (p.x - here.x) * way.x + (p.y - here.y) * way.y;
    const aside = Math.abs((p.x - here.x) * way.y) + Math.abs((p.y - here.y) * way.x);
    if (i === from || along <= 0 || aside > along * 2.5) return;
    const far = along + aside * 2;
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

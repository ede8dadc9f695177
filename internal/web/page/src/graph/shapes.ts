// One shape for each kind of thing, so that colour is never all that tells kinds apart.

import { s, type Attributes } from "../dom";

type Corner = [number, number];

const polygon = (corners: Corner[], r: number): string =>
  "M" + corners.map(([x, y]) => `${(x * r).toFixed(2)} ${(y * r).toFixed(2)}`).join("L") + "Z";

const regular = (n: number, turn = 0): Corner[] =>
  Array.from({ length: n }, (_, i): Corner => {
    const angle = ((i + turn) / n) * 2 * Math.PI - Math.PI / 2;
    return [Math.cos(angle) * 1.1, Math.sin(angle) * 1.1];
  });

const star: Corner[] = regular(10).map(([x, y], i): Corner => (i % 2 ? [x * 0.5, y * 0.5] : [x * 1.12, y * 1.12]));

const shapes: Record<string, Corner[]> = {
  country: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  dyad: [[-1.35, -0.72], [1.35, -0.72], [1.35, 0.72], [-1.35, 0.72]],
  org: regular(6, 0.5),
  office: regular(5),
  place: [[-1.05, -0.85], [1.05, -0.85], [0, 1.1]],
  event: [[0, -1.15], [1.1, 0.8], [-1.1, 0.8]],
  act: [[-1, -0.75], [0.45, -0.75], [1.15, 0], [0.45, 0.75], [-1, 0.75]],
  target: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  thread: star,
  topic: [[-0.38, -1.1], [0.38, -1.1], [0.38, -0.38], [1.1, -0.38], [1.1, 0.38], [0.38, 0.38], [0.38, 1.1], [-0.38, 1.1], [-0.38, 0.38], [-1.1, 0.38], [-1.1, -0.38], [-0.38, -0.38]],
  doc: [[-0.78, -1.1], [0.4, -1.1], [0.78, -0.7], [0.78, 1.1], [-0.78, 1.1]],
};

/** The outline of a kind around 0,0, r being half its width. */
export function outline(kind: string, r: number): string {
  const corners = shapes[kind];
  return corners ? polygon(corners, r) : `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

export const shape = (kind: string, r: number, attributes: Attributes = {}): SVGPathElement =>
  s("path", { d: outline(kind, r), class: "shape", ...attributes });

/** The mark of a kind, for lists and legends. Its kind is told in words beside it. */
export const glyph = (kind: string): SVGSVGElement =>
  s("svg", { class: `glyph kind-${kind}`, viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true" }, shape(kind, kind === "dyad" ? 5 : 6));

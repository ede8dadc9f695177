// Which labels can be shown without one lying on another or on a thing.

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const cell = 64;

/** The boxes taken so far, in cells, so that a thousand of them are looked up quickly. */
export class Taken {
  private readonly cells = new Map<string, Box[]>();

  /** Nothing is free beyond the two sides of a drawing of this width. */
  constructor(private readonly width: number) {}

  private *around(box: Box): Generator<string> {
    for (let i = Math.floor(box.x / cell); i <= Math.floor((box.x + box.w) / cell); i++) {
      for (let j = Math.floor(box.y / cell); j <= Math.floor((box.y + box.h) / cell); j++) yield `${i},${j}`;
    }
  }

  add(box: Box): void {
    for (const key of this.around(box)) {
      const boxes = this.cells.get(key);
      if (boxes) boxes.push(box);
      else this.cells.set(key, [box]);
    }
  }

  free(box: Box): boolean {
    if (box.x < 2 || box.x + box.w > this.width - 2) return false;
    for (const key of this.around(box)) {
      for (const b of this.cells.get(key) ?? []) {
        if (box.x < b.x + b.w && b.x < box.x + box.w && box.y < b.y + b.h && b.y < box.y + box.h) return false;
      }
    }
    return true;
  }
}

export const labelHeight = 15;

export interface Spot {
  dx: number;
  dy: number;
  anchor: "start" | "middle" | "end";
}

/** Where a label of a width can stand beside a shape: right, left, below, above; undefined when nowhere. */
export function spotFor(taken: Taken, x: number, y: number, r: number, width: number): Spot | undefined {
  const gap = r + 4;
  const spots: Spot[] = [
    { dx: gap, dy: 4, anchor: "start" },
    { dx: -gap, dy: 4, anchor: "end" },
    { dx: 0, dy: gap + 10, anchor: "middle" },
    { dx: 0, dy: -gap - 2, anchor: "middle" },
  ];
  for (const spot of spots) {
    const left = x + spot.dx - (spot.anchor === "end" ? width : spot.anchor === "middle" ? width / 2 : 0);
    const box = { x: left, y: y + spot.dy - 12, w: width, h: labelHeight };
    if (!taken.free(box)) continue;
    taken.add(box);
    return spot;
  }
  return undefined;
}

let context: CanvasRenderingContext2D | null = null;
/** Asked for once: the computed style costs a layout each time. */
function measure(): CanvasRenderingContext2D | null {
  const made = document.createElement("canvas").getContext("2d");
  if (made) made.font = `500 12.5px ${getComputedStyle(document.body).fontFamily}`;
  return made;
}

const widths = new Map<string, number>();

/** The width of a label in pixels, as the page's font draws it. */
export function widthOf(text: string): number {
  const before = widths.get(text);
  if (before !== undefined) return before;
  context ??= measure();
  if (!context) return text.length * 7;
  const width = context.measureText(text).width + 4;
  widths.set(text, width);
  return width;
}

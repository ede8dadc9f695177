// Pan and zoom: by wheel, drag, pinch and keys. Letters keep their size; shapes shrink from far away.

import type { Point } from "../types";

const least = 0.08;
const most = 6;

export class Camera {
  k = 1;
  x = 0;
  y = 0;
  /** Everything is kept in view until someone looks elsewhere. */
  auto = true;
  onChange: () => void = () => {};

  constructor(private readonly surface: SVGSVGElement) {
    surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    surface.addEventListener("pointerdown", (event) => this.drag(event));
  }

  size(): { width: number; height: number } {
    return { width: this.surface.clientWidth || 800, height: this.surface.clientHeight || 500 };
  }

  /** How much smaller than usual shapes are drawn from this far away. */
  shrink(): number {
    return Math.min(1, Math.max(0.4, this.k * 1.4));
  }

  screen(p: Point): Point {
    return { x: p.x * this.k + this.x, y: p.y * this.k + this.y };
  }

  world(p: Point): Point {
    return { x: (p.x - this.x) / this.k, y: (p.y - this.y) / this.k };
  }

  zoom(factor: number, at?: Point): void {
    const { width, height } = this.size();
    const center = at ?? { x: width / 2, y: height / 2 };
    const k = Math.min(most, Math.max(least, this.k * factor));
    this.x = center.x - ((center.x - this.x) * k) / this.k;
    this.y = center.y - ((center.y - this.y) * k) / this.k;
    this.k = k;
    this.auto = false;
    this.onChange();
  }

  pan(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    this.auto = false;
    this.onChange();
  }

  /** Brings all points into view, with room for their labels. */
  fit(points: Point[]): void {
    this.auto = true;
    const { width, height } = this.size();
    const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
    const [left, right, top, bottom] = [Math.min(...xs, 1e9), Math.max(...xs, -1e9), Math.min(...ys, 1e9), Math.max(...ys, -1e9)];
    if (points.length === 0) return;
    const room = { x: Math.min(150, width / 5), y: 34 };
    this.k = Math.min(1.6, (width - 2 * room.x) / Math.max(1, right - left), (height - 2 * room.y) / Math.max(1, bottom - top));
    this.k = Math.max(least, this.k);
    this.x = width / 2 - ((left + right) / 2) * this.k;
    this.y = height / 2 - ((top + bottom) / 2) * this.k;
    this.onChange();
  }

  /** Moves as little as is needed for a point to be seen. */
  reveal(p: Point): void {
    const { width, height } = this.size();
    const at = this.screen(p);
    const margin = 40;
    const dx = Math.max(margin - at.x, 0) + Math.min(width - margin - at.x, 0);
    const dy = Math.max(margin - at.y, 0) + Math.min(height - margin - at.y, 0);
    if (dx || dy) this.pan(dx, dy);
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const box = this.surface.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0018)), at);
  }

  private drag(down: PointerEvent): void {
    if (down.button !== 0 || (down.target as Element).closest("[role=option]")) return;
    let last = down;
    const move = (event: PointerEvent) => {
      this.pan(event.clientX - last.clientX, event.clientY - last.clientY);
      last = event;
    };
    const up = () => {
      this.surface.removeEventListener("pointermove", move);
      this.surface.classList.remove("dragging");
    };
    this.surface.setPointerCapture(down.pointerId);
    this.surface.classList.add("dragging");
    this.surface.addEventListener("pointermove", move);
    this.surface.addEventListener("pointerup", up, { once: true });
    this.surface.addEventListener("pointercancel", up, { once: true });
  }
}

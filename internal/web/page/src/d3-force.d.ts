// The part of d3-force 3.0.0 (vendor/d3-force) that the layout uses.
declare module "d3-force" {
  export interface Body {
    index?: number;
    x: number;
    y: number;
    vx?: number;
    vy?: number;
    fx?: number | null;
    fy?: number | null;
  }
  export interface Force<N> {
    (alpha: number): void;
    initialize?(nodes: N[]): void;
  }
  export interface Simulation<N extends Body> {
    stop(): this;
    tick(iterations?: number): this;
    alpha(): number;
    alpha(value: number): this;
    alphaDecay(value: number): this;
    alphaMin(): number;
    velocityDecay(value: number): this;
    force(name: string, force: Force<N> | null): this;
  }
  export interface LinkForce<N, L> extends Force<N> {
    distance(d: (link: L) => number): this;
    strength(s: (link: L) => number): this;
  }
  export interface ManyBody<N> extends Force<N> {
    strength(s: number | ((node: N) => number)): this;
    distanceMax(d: number): this;
  }
  export interface Collide<N> extends Force<N> {
    radius(r: (node: N) => number): this;
    iterations(n: number): this;
  }
  export interface Axis<N> extends Force<N> {
    strength(s: number): this;
  }
  export function forceSimulation<N extends Body>(nodes: N[]): Simulation<N>;
  export function forceLink<N extends Body, L>(links: L[]): LinkForce<N, L>;
  export function forceManyBody<N extends Body>(): ManyBody<N>;
  export function forceCollide<N extends Body>(): Collide<N>;
  export function forceX<N extends Body>(x?: number): Axis<N>;
  export function forceY<N extends Body>(y?: number): Axis<N>;
}

// What the page and the worker that lays out say to each other.

export interface LayoutJob {
  id: number;
  bodies: { x: number; y: number; fixed: boolean; size: number }[];
  links: { source: number; target: number }[];
}

export interface LayoutAnswer {
  id: number;
  /** x and y of each body in turn. */
  points: Float64Array;
  done: boolean;
}

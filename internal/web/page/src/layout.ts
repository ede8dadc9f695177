// The worker that lays the graph out: d3-force in a fixed number of steps, so that the same board always comes out the
// same way, on any machine. Bodies that are fixed stay where they are; new ones find their places among them.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Body, type Simulation } from "d3-force";
import type { LayoutAnswer, LayoutJob } from "./graph/job";

interface Port {
  onmessage: ((event: MessageEvent<LayoutJob>) => void) | null;
  postMessage(answer: LayoutAnswer): void;
}

const port = self as unknown as Port;
const ticksOfAll = 300;
const ticksOfSome = 140;
const sliceMilliseconds = 24;
let turn = 0;

port.onmessage = (event) => {
  const bodies = event.data.bodies.map((b): Body => (b.fixed ? { x: b.x, y: b.y, fx: b.x, fy: b.y } : { x: b.x, y: b.y }));
  const ticks = event.data.bodies.some((b) => b.fixed) ? ticksOfSome : ticksOfAll;
  run(event.data.id, bodies, prepare(event.data, bodies, ticks), ticks, ++turn);
};

function prepare(job: LayoutJob, bodies: Body[], ticks: number): Simulation<Body> {
  const size = (b: Body) => job.bodies[b.index ?? 0]?.size ?? 8;
  return forceSimulation(bodies)
    .stop()
    .alphaDecay(1 - Math.pow(0.001, 1 / ticks))
    .force("link", forceLink<Body, LayoutJob["links"][number]>(job.links).distance(() => 115))
    .force("charge", forceManyBody<Body>().strength(-420).distanceMax(700))
    .force("collide", forceCollide<Body>().radius((b) => size(b) + 20).iterations(2))
    .force("x", forceX<Body>(0).strength(0.045))
    .force("y", forceY<Body>(0).strength(0.085));
}

/** Works in slices, so that a newer job can take over in between. */
function run(id: number, bodies: Body[], simulation: Simulation<Body>, left: number, mine: number): void {
  if (mine !== turn) return;
  const until = performance.now() + sliceMilliseconds;
  while (left > 0 && performance.now() < until) {
    simulation.tick();
    left--;
  }
  const points = new Float64Array(bodies.length * 2);
  bodies.forEach((b, i) => points.set([b.x, b.y], i * 2));
  port.postMessage({ id, points, done: left === 0 });
  if (left > 0) setTimeout(() => run(id, bodies, simulation, left, mine), 0);
}

// The graph: things and links as SVG elements that can be focused, in two lists for the keyboard and screen readers.

import { s, set } from "../dom";
import type { Point, View } from "../types";
import { Camera } from "./camera";
import { curve } from "./curve";
import { Engine } from "./engine";
import { spotFor, Taken, widthOf } from "./labels";
import { itemLabel, modelOf, sizeOf, spoken, spokenTie, tieLabel, type Item, type Model, type Tie } from "./model";
import { Places } from "./places";
import { shape } from "./shapes";
import { walk } from "./walk";

export interface GraphActions {
  /** A thing or group was chosen by click or Enter. */
  choose(iri: string): void;
  /** A link was chosen. */
  why(edge: string): void;
  /** A thing was dragged to a place. */
  pin(iri: string, at: Point): void;
  /** The layout has come to rest; points are those of things that had no place before. */
  placed(points: Record<string, Point>): void;
}

interface Drawn<T> {
  of: T;
  element: SVGGElement;
  /** What shrinks when one looks from far away, so that a crowd stays apart; the label does not. */
  body?: SVGGElement;
  label: SVGTextElement;
}

export class Graph {
  readonly element: SVGSVGElement;
  readonly camera: Camera;
  private readonly places = new Places();
  private readonly engine: Engine;
  private readonly nodes = s("g", { role: "listbox", "aria-label": "Things on the board" });
  private readonly links = s("g", { role: "listbox", "aria-label": "Links on the board" });
  private model: Model = { items: [], ties: [], index: new Map() };
  private things: Drawn<Item>[] = [];
  private ties: Drawn<Tie>[] = [];
  private fresh = new Set<string>();
  private session = "";
  private selected = "";
  private edge = "";
  private frame = 0;

  constructor(private readonly actions: GraphActions) {
    this.element = s("svg", { class: "graph", role: "group", "aria-label": "Graph" }, this.links, this.nodes);
    this.camera = new Camera(this.element);
    this.camera.onChange = () => this.later();
    this.engine = new Engine(this.places, (done) => this.moved(done));
    this.nodes.addEventListener("keydown", (event) => this.key(event, this.things));
    this.links.addEventListener("keydown", (event) => this.key(event, this.ties));
    new ResizeObserver(() => this.camera.auto && this.fit()).observe(this.element);
  }

  /** Shows a view. What was on the board keeps its place. */
  show(view: View): void {
    if (view.session !== this.session) {
      this.places.clear();
      this.session = view.session;
      this.camera.auto = true;
    }
    this.model = modelOf(view);
    this.fresh = this.places.admit(this.model);
    this.build();
    set(this.element, { "aria-label": `Graph of ${this.model.items.length} things and ${this.model.ties.length} links` });
    if (this.camera.auto) this.fit();
    else this.later();
    if (this.fresh.size > 0) this.engine.start(this.model, (iri) => this.fresh.has(iri));
  }

  /** Lays everything but what is pinned out anew. */
  layOut(): void {
    const free = this.model.items.filter((item) => !item.pinned).map((item) => item.iri);
    this.fresh = new Set(free);
    this.camera.auto = true;
    this.engine.start(this.model, (iri) => this.fresh.has(iri));
  }

  select(iri: string, edge: string): void {
    [this.selected, this.edge] = [iri, edge];
    for (const { of, element } of this.things) set(element, { "aria-selected": String(of.iri === iri) });
    for (const { of, element } of this.ties) set(element, { "aria-selected": String(of.link.edge === edge) });
    this.mark(iri);
    this.later();
  }

  fit(): void {
    this.camera.fit(this.model.items.map((item) => this.places.get(item.iri)));
  }

  at(iri: string): Point {
    return this.places.get(iri);
  }

  /** Puts the keyboard on a thing, or on the selected or first one. */
  focus(iri = this.selected): void {
    const thing = this.things.find((t) => t.of.iri === iri) ?? this.things[0];
    thing?.element.focus();
  }

  private moved(done: boolean): void {
    if (this.camera.auto) this.fit();
    else this.later();
    if (!done || this.fresh.size === 0) return;
    const points = Object.fromEntries([...this.fresh].map((iri) => [iri, round(this.places.get(iri))]));
    this.fresh.clear();
    this.actions.placed(points);
  }

  private build(): void {
    const focused = document.activeElement?.getAttribute("data-key");
    this.things = this.model.items.map((item) => this.thing(item));
    this.ties = this.model.ties.map((tie) => this.tie(tie));
    this.nodes.replaceChildren(...this.things.map((t) => t.element));
    this.links.replaceChildren(...this.ties.map((t) => t.element));
    this.enter(this.things, this.selected);
    this.enter(this.ties, this.edge);
    const again = focused && [...this.things, ...this.ties].find((d) => d.element.getAttribute("data-key") === focused);
    if (again) again.element.focus({ preventScroll: true });
    this.select(this.selected, this.edge);
  }

  /** One element of each list is in the tab order. */
  private enter<T>(list: Drawn<T>[], key: string): void {
    const entry = list.find((d) => d.element.getAttribute("data-key") === key) ?? list[0];
    for (const one of list) one.element.setAttribute("tabindex", one === entry ? "0" : "-1");
  }

  private thing(item: Item): Drawn<Item> {
    const r = sizeOf(item);
    const classes = ["node", `kind-${item.kind}`, item.pinned && "pinned", item.group && "stack", item.verdict].filter(Boolean).join(" ");
    const stack = item.group ? [shape(item.kind, r, { transform: "translate(5 -5)" }), shape(item.kind, r, { transform: "translate(2.5 -2.5)" })] : [];
    const label = s("text", { class: "label" }, itemLabel(item));
    const body = s(
      "g",
      {},
      s("circle", { class: "halo", r: r + 5 }), stack, shape(item.kind, r),
      item.group && s("text", { class: "count", y: 4 }, String(item.group.count)),
      item.pinned && s("path", { class: "pin", d: `M${r * 0.7} ${-r * 0.7 - 1}l4 -5` }),
      item.pinned && s("circle", { class: "pin", cx: r * 0.7 + 4, cy: -r * 0.7 - 7, r: 2.2 }),
    );
    const element = s(
      "g",
      { class: classes, role: "option", "data-key": item.iri, "data-iri": item.iri, "aria-label": spoken(item), "aria-selected": "false" },
      body, label, s("title", {}, item.name),
    );
    element.addEventListener("pointerdown", (event) => this.drag(event, item));
    element.addEventListener("focus", () => this.arriveAt(item));
    for (const type of ["focus", "blur", "pointerenter", "pointerleave"]) element.addEventListener(type, () => this.near(item, type));
    return { of: item, element, body, label };
  }

  private tie(tie: Tie): Drawn<Tie> {
    const label = s("text", { class: "label", "text-anchor": "middle" }, tieLabel(tie.link));
    const width = Math.min(4, 1.1 + Math.log2(Math.max(1, tie.link.weight)) * 0.6);
    const element = s(
      "g",
      {
        class: `link ${tie.link.verdict ?? ""}`, role: "option", "data-key": tie.link.edge, "data-edge": tie.link.edge,
        "aria-label": spokenTie(tie, this.model.items), "aria-selected": "false",
        onclick: () => this.actions.why(tie.link.edge),
      },
      s("path", { class: "grip" }), s("path", { class: "line", "stroke-width": width.toFixed(1) }), label,
    );
    return { of: tie, element, label };
  }

  /** Links of a thing stand out while it is focused or under the pointer. */
  private near(item: Item, type: string): void {
    this.mark(type === "focus" || type === "pointerenter" ? item.iri : this.selected);
    this.later();
  }

  private mark(iri: string): void {
    const i = this.model.index.get(iri);
    this.element.classList.toggle("marking", i !== undefined);
    const near = new Set<number>(i === undefined ? [] : [i]);
    for (const { of, element } of this.ties) {
      const mine = i !== undefined && (of.from === i || of.to === i);
      element.classList.toggle("near", mine);
      if (mine) near.add(of.from).add(of.to);
    }
    this.things.forEach(({ element }, j) => element.classList.toggle("near", near.has(j)));
  }

  private arriveAt(item: Item): void {
    this.enter(this.things, item.iri);
    this.camera.reveal(this.places.get(item.iri));
  }

  private key(event: KeyboardEvent, list: Drawn<Item>[] | Drawn<Tie>[]): void {
    const at = list.findIndex((d) => d.element === document.activeElement);
    const here = list[at];
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if ("link" in here.of) this.actions.why(here.of.link.edge);
      else this.actions.choose(here.of.iri);
      return;
    }
    if (event.shiftKey) return;
    const next = list === this.things ? this.beside(event.key, at) : this.along(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    list[next]?.element.focus();
    if (list === this.ties) this.enter(this.ties, this.ties[next]?.of.link.edge ?? "");
  }

  private beside(key: string, at: number): number | undefined {
    if (key === "Home") return 0;
    if (key === "End") return this.things.length - 1;
    return walk(key, at, this.model.items.map((item) => this.places.get(item.iri)));
  }

  private along(key: string, at: number): number | undefined {
    const n = this.ties.length;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: n - 1 }[key];
    return to === undefined ? undefined : (to + n) % n;
  }

  private drag(down: PointerEvent, item: Item): void {
    if (down.button !== 0) return;
    const start = this.camera.screen(this.places.get(item.iri));
    let dragged = false;
    const move = (event: PointerEvent) => {
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
      if (!dragged && Math.hypot(dx, dy) < 4) return;
      dragged = true;
      this.camera.auto = false;
      this.places.set(item.iri, this.camera.world({ x: start.x + dx, y: start.y + dy }));
      this.later();
    };
    const up = () => {
      window.removeEventListener("pointermove", move);
      if (dragged && !item.group) this.actions.pin(item.iri, round(this.places.get(item.iri)));
      else if (!dragged) this.actions.choose(item.iri);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up, { once: true });
  }

  /** Draws once, before the next frame, however much has changed by then. */
  private later(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    const points = this.model.items.map((item) => this.camera.screen(this.places.get(item.iri)));
    const { width, height } = this.camera.size();
    const far = this.camera.shrink();
    this.things.forEach(({ element, body }, i) => {
      body?.setAttribute("transform", `scale(${far.toFixed(2)})`);
      const p = points[i];
      if (p) element.setAttribute("transform", `translate(${p.x.toFixed(1)} ${p.y.toFixed(1)})`);
    });
    for (const { of, element, label } of this.ties) {
      const [a, b, from, to] = [points[of.from], points[of.to], this.model.items[of.from], this.model.items[of.to]];
      if (!a || !b || !from || !to) continue;
      const { d, middle } = curve(a, b, of.bend, sizeOf(from) * far, sizeOf(to) * far, !of.link.symmetric);
      element.children[0]?.setAttribute("d", d);
      element.children[1]?.setAttribute("d", d);
      label.setAttribute("x", middle.x.toFixed(1));
      label.setAttribute("y", (middle.y + 4).toFixed(1));
    }
    this.label(points, width, height);
  }

  /** Shows the labels that have room: first those of what is selected or near, then of what has most connections. */
  private label(points: Point[], width: number, height: number): void {
    const taken = new Taken(width);
    const far = this.camera.shrink();
    points.forEach((p, i) => {
      const item = this.model.items[i];
      const r = (item ? sizeOf(item) : 8) * far;
      taken.add({ x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r });
    });
    const rank = (d: Drawn<Item>) => (d.of.iri === this.selected ? 4e6 : 0) + (d.element.classList.contains("near") ? 2e6 : 0) + (d.of.pinned ? 1e6 : 0) + d.of.degree;
    const order = this.things.map((d, i) => ({ d, i, rank: rank(d) })).sort((a, b) => b.rank - a.rank || a.i - b.i);
    for (const { d, i } of order) {
      const p = points[i];
      if (!p) continue;
      const inside = p.x > -50 && p.y > -50 && p.x < width + 50 && p.y < height + 50;
      const spot = inside ? spotFor(taken, p.x, p.y, sizeOf(d.of) * far, widthOf(itemLabel(d.of))) : undefined;
      d.element.classList.toggle("labelled", spot !== undefined);
      const { dx, dy, anchor } = spot ?? { dx: sizeOf(d.of) * far + 4, dy: 4, anchor: "start" };
      set(d.label, { x: dx.toFixed(1), y: dy, "text-anchor": anchor });
    }
    const few = this.ties.length <= 60;
    for (const { of, element, label } of this.ties) {
      const wanted = few || element.classList.contains("near");
      const [x, y, w] = [Number(label.getAttribute("x")), Number(label.getAttribute("y")), widthOf(tieLabel(of.link)) * 0.9];
      const box = { x: x - w / 2, y: y - 11, w, h: 13 };
      const shown = wanted && taken.free(box);
      if (shown) taken.add(box);
      element.classList.toggle("labelled", shown);
    }
  }
}

const round = (p: Point): Point => ({ x: Math.round(p.x * 10) / 10, y: Math.round(p.y * 10) / 10 });

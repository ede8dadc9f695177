// The page's end of the layout worker.

import type { LayoutAnswer, LayoutJob } from "./job";
import { sizeOf, type Model } from "./model";
import type { Places } from "./places";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Engine {
  private readonly worker = new Worker("layout.js", { type: "module" });
  private job = 0;
  private names: string[] = [];

  /** onMove is called whenever places changed, and once more with done when they are final. */
  constructor(
    private readonly places: Places,
    private readonly onMove: (done: boolean) => void,
  ) {
    this.worker.onmessage = (event: MessageEvent<LayoutAnswer>) => this.arrive(event.data);
  }

  /** Lays out what may move; the rest stays. A newer call takes over from an older one. */
  start(model: Model, mayMove: (iri: string) => boolean): void {
    this.names = model.items.map((i) => i.iri);
    const job: LayoutJob = {
      id: ++this.job,
      bodies: model.items.map((item) => ({ ...this.places.get(item.iri), fixed: !mayMove(item.iri), size: sizeOf(item) })),
      links: model.ties.map((tie) => ({ source: tie.from, target: tie.to })),
    };
    this.worker.postMessage(job);
  }

  private arrive(answer: LayoutAnswer): void {
    if (answer.id !== this.job || (calm.matches && !answer.done)) return;
    this.names.forEach((iri, i) => {
      const [x = 0, y = 0] = [answer.points[2 * i], answer.points[2 * i + 1]];
      this.places.set(iri, { x, y });
    });
    this.onMove(answer.done);
  }
}

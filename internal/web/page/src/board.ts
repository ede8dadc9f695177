// The session that lies on the board: its view as the server gives it, and the one way to change it.

import { api, Problem } from "./api";
import { calm, complain, tell } from "./live";
import type { Filter, Point, Step, View } from "./types";

export const nothingFiltered: Filter = { kinds: [], relations: [], forces: [], topics: [], since: null, until: null };

let name = "";
let view: View | null = null;
let log: Step[] = [];
const listeners: ((view: View | null) => void)[] = [];

export const board = {
  name: () => name,
  view: () => view,
  onChange: (listener: (view: View | null) => void) => void listeners.push(listener),
  open,
  refresh,
  act,
  place,
  /** How many things an expansion has put on the board, so that the next goes on from there. */
  expanded,
};

function arrive(next: View | null): void {
  view = next && whole(next);
  for (const listener of listeners) listener(view);
}

/** Opens a session; one that does not exist is an error that the caller shows. */
async function open(wanted: string): Promise<void> {
  name = wanted;
  const [next, session] = await Promise.all([api.view(wanted), api.session(wanted)]);
  if (name !== wanted) return;
  log = session.log ?? [];
  arrive(next);
  if (next.broken) complain(`${next.broken} The steps before it hold.`);
}

/** Looks whether another page or a terminal went on with the session, or the store was built anew. */
async function refresh(): Promise<void> {
  if (!name || !view) return;
  const [step, build] = [view.step, view.build.id];
  const wanted = name;
  const next = await api.view(wanted);
  if (name !== wanted || (next.step === step && next.build.id === build)) return;
  log = (await api.session(wanted)).log ?? log;
  arrive(next);
  tell(next.build.id === build ? "The session went on elsewhere; this is how it stands now." : "The store was built anew.");
}

/** What a filter does not limit is left out of the answer. */
const whole = (v: View): View => ({ ...v, filter: { ...nothingFiltered, ...v.filter } });

let queue: Promise<unknown> = Promise.resolve();

/** Takes a step, one after the other; says what it did. Returns the step as logged, or null when it could not be taken. */
function act(step: Step, done?: (logged: Step, view: View) => string): Promise<Step | null> {
  const turn = queue.then(() => take(step, done));
  queue = turn;
  return turn;
}

async function take(step: Step, done?: (logged: Step, view: View) => string, again = false): Promise<Step | null> {
  if (!view) return null;
  const seen = view.step;
  try {
    const answer = await api.step(name, step, view.step);
    log.push(answer.step);
    arrive(answer.view);
    calm();
    if (done) tell(done(answer.step, answer.view));
    return answer.step;
  } catch (error) {
    complain(error);
    if (error instanceof Problem && error.status === 409) {
      await refresh().catch(complain);
      // Where things lie does not change what a step means.
      if (!again && log.every((s) => (s.n ?? 0) <= seen || s.do === "place")) return take(step, done, true);
      complain("The session went on elsewhere, so this was not done. The page now shows how it stands; try again.");
    }
    return null;
  }
}

/** Keeps where new things came to lie, so that the session opens the same way. The board shows it already. */
function place(points: Record<string, Point>): Promise<void> {
  const turn = queue.then(async () => {
    if (!view) return;
    const answer = await api.step(name, { do: "place", points }, view.step).catch(() => null);
    if (answer?.view.session === name) view = whole(answer.view);
  });
  queue = turn;
  return turn;
}

function expanded(thing: string, relation: string): number {
  const undone = new Set((view?.steps ?? []).filter((s) => s.undone).map((s) => s.n));
  return log
    .filter((s) => s.do === "expand" && s.thing === thing && s.relation === relation && !undone.has(s.n ?? 0))
    .reduce((sum, s) => Math.max(sum, (s.offset ?? 0) + (s.things?.length ?? 1) - 1), 0); // the first is the thing itself
}

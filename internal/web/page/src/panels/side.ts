// The right-hand side: the dossier of what is selected, its evidence, a path from it, or a group that lies open.

import { add, groupOf, nameOf, select } from "../actions";
import { button, h, show } from "../dom";
import { glyph } from "../graph/shapes";
import { route } from "../route";
import { kindNames, kindOf, plural } from "../words";
import { showDossier } from "./dossier";
import { showEvidence } from "./evidence";
import { showPath } from "./path";

export const side = h("aside", { id: "side", "aria-labelledby": "side-head" });

export function showSide(): void {
  const { sel, why, path } = route();
  if (why) return showEvidence(side, why);
  if (sel && path) return showPath(side, sel, path);
  if (sel.startsWith("group:")) return showGroup(sel);
  if (sel) return showDossier(side, sel);
  show(
    side,
    h("header", {}, h("h2", { id: "side-head" }, "Dossier")),
    h("p", { class: "nothing" }, "Choose a thing or a link to read what is known about it, down to the sentence."),
  );
}

const atATime = 60;

function showGroup(id: string): void {
  const group = groupOf(id);
  if (!group) return show(side, h("h2", { id: "side-head" }, "Group"), h("p", { class: "nothing" }, "This group is no longer on the board."));
  show(
    side,
    h("header", {}, h("h2", { id: "side-head", tabindex: -1, "data-key": "side-head" }, glyph(group.kind), `${group.count} ${kindNames(group.kind)}`)),
    h("p", { class: "aside" }, "Drawn as one, so that the graph can be read. Filter by date, kind or topic to see them apart, or pin one to draw it by itself."),
    h("ul", { class: "plain" }, group.things.slice(0, atATime).map((iri) => h("li", {}, glyph(kindOf(iri)), button(nameOf(iri), () => select(iri), { class: "quiet", "data-key": `member:${iri}` })))),
    group.things.length > atATime && h("p", { class: "aside" }, `and ${plural(group.things.length - atATime, "other")}`),
    button("Draw these apart", () => void add(group.things.slice(0, atATime)), { "data-key": "apart" }),
  );
}

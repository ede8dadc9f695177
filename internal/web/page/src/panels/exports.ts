// Downloads of what is on the board, or of the whole graph, in any of the formats that the program writes.

import { api } from "../api";
import { board } from "../board";
import { dialog } from "../dialog";
import { h } from "../dom";
import { known } from "../words";

export function exportBoard(): void {
  const name = board.name();
  const row = (f: { name: string; ext: string; help: string }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, f.name),
      h("td", {}, f.help),
      h("td", {}, h("a", { href: api.exportAddress(name, f.name), download: `${name}.${f.ext.replace(/^\./, "")}`, "aria-label": `The board as ${f.name}` }, "board")),
      h("td", {}, h("a", { href: api.wholeExportAddress(f.name), download: `graph.${f.ext.replace(/^\./, "")}`, "aria-label": `The whole graph as ${f.name}` }, "whole graph")),
    );
  dialog("Export", h("table", { class: "list" }, h("tbody", {}, known().formats.map(row))));
}

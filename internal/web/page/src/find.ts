// A field that finds things as one types: a combobox with a list, as WAI-ARIA describes it.

import { api } from "./api";
import { h, settled, show } from "./dom";
import { glyph } from "./graph/shapes";
import { textOf } from "./live";
import type { Found } from "./types";
import { kindName, plural } from "./words";

export interface FinderOptions {
  label: string;
  placeholder: string;
  /** Only things of this kind; "" for all. */
  kind?: string;
  /** What happens with the thing that was chosen. */
  choose(found: Found): void;
  hideLabel?: boolean;
}

let serial = 0;

export class Finder {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly told = h("p", { class: "unseen", role: "status" });
  private readonly id = `find${++serial}`;
  private found: Found[] = [];
  private active = -1;
  private asked: AbortController | null = null;

  constructor(private readonly options: FinderOptions) {
    const list = `${this.id}-list`;
    this.input = h("input", {
      id: this.id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
      "aria-controls": list, "aria-autocomplete": "list", placeholder: options.placeholder, "data-key": this.id,
    });
    this.list = h("ul", { id: list, role: "listbox", "aria-label": "Found", class: "found", hidden: true });
    this.element = h(
      "div",
      { class: "finder" },
      h("label", { for: this.id, class: options.hideLabel ? "unseen" : "" }, options.label), this.input, this.list, this.told,
    );
    const search = settled(120, () => void this.search());
    this.input.addEventListener("input", search);
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
  }

  private async search(): Promise<void> {
    const typed = this.input.value.trim();
    this.asked?.abort();
    if (!typed) return this.close();
    this.asked = new AbortController();
    try {
      this.found = await api.find(typed, this.options.kind ?? "", 12, this.asked.signal);
    } catch (error) {
      if (error instanceof DOMException) return;
      show(this.list, h("li", { class: "failure" }, textOf(error)));
      return this.open();
    }
    this.active = this.found.length > 0 ? 0 : -1;
    show(this.list, this.found.map((one, i) => this.option(one, i)), this.found.length === 0 && h("li", { class: "nothing" }, `Nothing is called “${typed}”.`));
    this.told.textContent = this.found.length === 0 ? "Nothing found." : `${plural(this.found.length, "thing")} found.`;
    this.open();
    this.mark();
  }

  private option(found: Found, i: number): HTMLElement {
    const of = found.of ? `, ${found.of.name}` : "";
    return h(
      "li",
      {
        id: `${this.id}-${i}`, role: "option", "aria-selected": "false",
        onpointerdown: (event: PointerEvent) => {
          event.preventDefault();
          this.choose(i);
        },
      },
      glyph(found.kind), h("span", { class: "name" }, found.name, found.alias && h("span", { class: "alias" }, ` ${found.alias}`)),
      h("span", { class: "aside" }, `${kindName(found.kind)}${of} · ${plural(found.documents, "document")}`),
    );
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length > 0) {
      event.preventDefault();
      this.active = (this.active + step + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape") {
      if (this.list.hidden) this.input.value = "";
      event.stopPropagation();
      this.close();
    }
  }

  private mark(): void {
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === this.active)));
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private choose(i: number): void {
    const found = this.found[i];
    if (!found) return;
    this.input.value = "";
    this.close();
    this.options.choose(found);
  }

  private open(): void {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  private close(): void {
    this.list.hidden = true;
    this.found = [];
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

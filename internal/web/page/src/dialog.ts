// One dialog at a time, over the page; Escape closes it and the focus goes back to where it was.

import { button, h, show, type Child } from "./dom";

const box = h("dialog", { "aria-labelledby": "dialog-title" });

/** Opens a dialog and returns what closes it. */
export function dialog(title: string, ...content: Child[]): () => void {
  const before = document.activeElement;
  const close = () => box.close();
  if (!box.isConnected) document.body.append(box);
  show(box, h("header", {}, h("h2", { id: "dialog-title" }, title), button("Close", close)), h("div", { class: "content" }, content));
  if (!box.open) box.showModal();
  box.onclose = () => before instanceof HTMLElement && before.isConnected && before.focus();
  return close;
}

// Keys, and focus after swaps. Every page works without it.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const make = (name) => document.createElement(name);
  const when = (name, then) => document.addEventListener(name, then);
  const shown = (element) => element.getClientRects().length > 0 && !element.disabled;
  const cards = () => all("main .card").filter(shown);
  const typing = (element) => element.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])");
  const store = { get: () => { try { return localStorage.getItem("kith.keys"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("kith.keys", value); } catch { /* private window */ } } };
  let on = store.get() !== "off";
  let going = false;

  // What a key acts on: in the card one is on, else outside of cards, else in the first card with it.
  const target = (key) => {
    const found = all(`[data-key="${CSS.escape(key)}"]`).filter(shown);
    const card = document.activeElement?.closest(".card");
    return found.find((e) => card?.contains(e)) ?? found.find((e) => !e.closest(".card")) ?? found[0];
  };
  const act = (element) => {
    if (element.matches("input, textarea, select")) { element.focus(); element.select?.(); } else element.click();
  };
  const step = (by) => {
    const list = cards();
    if (!list.length) return;
    const here = list.indexOf(document.activeElement?.closest(".card"));
    const next = list[Math.min(list.length - 1, Math.max(0, here + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const help = () => {
    const box = one("#keys");
    const here = box && one("[data-keys-here]", box);
    if (!box || !box.togglePopover) return;
    const seen = new Map();
    for (const e of all("main [data-key]").filter(shown))
      if (!e.matches("input") && !seen.has(e.dataset.key)) seen.set(e.dataset.key, e.firstChild.textContent.trim());
    one("dl", here).replaceChildren(...[...seen].map(([key, words]) => {
      const row = make("div"), dt = make("dt"), dd = make("dd"), kbd = make("kbd");
      kbd.textContent = key; dt.append(kbd); dd.textContent = words; row.append(dt, dd);
      return row;
    }));
    here.hidden = !seen.size;
  };

  when("keydown", (event) => {
    const from = event.target;
    if (event.key === "Escape") {
      for (const open of all("details[data-closes][open]")) { open.open = false; if (open.contains(from)) one("summary", open).focus(); }
      if (from.type === "search" && from.value) { from.value = ""; from.form.requestSubmit(); }
      else if (typing(from)) from.blur();
      return;
    }
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(from)) return;
    if (one("#keys")?.matches(":popover-open") && event.key !== "?") return;
    const key = event.key.toLowerCase();
    const link = going && one(`[data-go="${CSS.escape(key)}"]`);
    going = false;
    if (link) link.click();
    else if (key === "g") { going = true; setTimeout(() => { going = false; }, 1500); return; }
    else if (key === "enter" && from.matches(".card")) { const open = one("h3 a", from); if (!open) return; open.click(); }
    else if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "?") one("#keys")?.togglePopover?.();
    else { const element = target(key); if (!element) return; act(element); }
    event.preventDefault();
  });

  // After a swap that somebody asked for, the focus must not fall back to the top of the page.
  let place = -1, asked = false;
  when("htmx:before:swap", (event) => {
    const { sourceElement, sourceEvent } = event.detail.ctx;
    asked = ["click", "submit"].includes(sourceEvent?.type);
    place = asked ? cards().indexOf(sourceElement.closest(".card")) : -1;
  });
  when("htmx:after:swap", () => {
    ready();
    if (!asked || (document.activeElement && document.activeElement !== document.body)) return;
    const list = cards(), wrong = "[aria-invalid=true]";
    const card = list[Math.min(place, list.length - 1)];
    ((card ? one(wrong, card) : one(wrong)) ?? card ?? one("main")).focus({ preventScroll: place < 0 });
  });
  when("click", (event) => {
    const close = event.target.closest("[data-dismiss]");
    if (close) close.closest(close.dataset.dismiss).remove();
    if (event.target.closest("[data-print]")) print();
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const from = document.getElementById(copy.dataset.copy);
      from.select();
      navigator.clipboard?.writeText(from.value).then(() => { copy.textContent = "Copied"; }, () => {});
    }
    for (const open of all("details[data-closes][open]")) if (!open.contains(event.target)) open.open = false;
  });
  when("input", (event) => {
    const slider = event.target;
    if (slider.type !== "range" || !slider.dataset.many) return;
    const words = `${slider.value} ${slider.value === "1" ? slider.dataset.one : slider.dataset.many}`;
    slider.setAttribute("aria-valuetext", words);
    for (const output of all(`output[for="${CSS.escape(slider.id)}"]`)) output.textContent = words;
  });

  const ready = () => {
    for (const button of all("[data-dismiss], [data-copy], [data-print], .keys-open")) button.hidden = false;
    document.documentElement.classList.toggle("keys-off", !on);
  };
  ready();
  one("#keys")?.addEventListener("beforetoggle", (event) => { if (event.newState === "open") help(); });
  const choice = one("[data-keys-switch]");
  if (choice) {
    choice.checked = on;
    choice.addEventListener("change", () => { on = choice.checked; store.set(on ? "on" : "off"); ready(); });
  }
  one("form[data-autosubmit]")?.requestSubmit();
  when("change", (event) => event.target.closest?.("form[data-live]")?.requestSubmit());
})();

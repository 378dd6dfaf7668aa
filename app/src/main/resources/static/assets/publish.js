// The composer saves and shows while one types; the calendar moves by drag and by keys. Both pages work without it.
(() => {
  "use strict";
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const compose = (form) => {
    const status = one("#saved");
    let dirty = false, timer = 0, closed = false, running = null;
    const say = (words, not) => { status.textContent = words; status.classList.toggle("not", not); };
    const send = (last) => fetch(form.dataset.save, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: last });
    const show = async (answer) => {
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      one("#preview").outerHTML = await answer.text();
      const preview = one("#preview");
      closed = "overtaken" in preview.dataset;
      if (closed) { say("Not saved.", true); return; }
      form.elements.version.value = preview.dataset.version;
      if (!dirty) say(`Saved at ${new Date().toTimeString().slice(0, 5)}.`, false);
    };
    // One at a time: what is typed meanwhile goes with the next.
    const save = async () => {
      clearTimeout(timer);
      while (running) await running;
      if (!dirty || closed) return;
      dirty = false;
      running = send(false).then(show).catch(() => {
        dirty = true;
        say("Not saved yet: Kith does not answer. It is tried again.", true);
        timer = setTimeout(save, 5000);
      }).finally(() => { running = null; });
      await running;
    };
    const typed = () => {
      dirty = true;
      if (!closed) say("Saving…", false);
      clearTimeout(timer);
      timer = setTimeout(save, 500);
    };
    for (const name of ["input", "change"])
      document.addEventListener(name, (event) => {
        const field = event.target;
        if (field.form !== form || field.name === "note") return;
        if (field.name.startsWith("alt-")) field.closest(".field").classList.toggle("wrong", !field.value.trim());
        typed();
      });
    // What was typed before this script was here.
    if ([...form.elements].some((e) => "defaultChecked" in e && e.checked !== e.defaultChecked || "defaultValue" in e && e.value !== e.defaultValue)) typed();
    addEventListener("pagehide", () => { if (dirty && !closed) { dirty = false; send(true); } });
    document.addEventListener("submit", async (event) => {
      if (event.target === form) { dirty = false; clearTimeout(timer); return; }
      if (!dirty || closed) return;
      event.preventDefault();
      await save();
      dirty = false;
      event.target.submit();
    });
  };

  const calendar = (mover) => {
    const region = one("#moving");
    const days = all("[data-day]");
    let held = null, over = -1;
    const mark = (to) => { over = to; days.forEach((day, nr) => day.classList.toggle("over", nr === to)); };
    const drop = (entry, day) => {
      if (day.contains(entry)) return;
      mover.action = `/publish/${entry.dataset.post}/move`;
      mover.elements.date.value = day.dataset.day;
      mover.submit();
    };
    const release = (words) => {
      if (!held) return;
      held.classList.remove("held");
      held = null;
      mark(-1);
      region.textContent = words;
    };
    for (const entry of all("[data-moves]")) {
      const handle = one(".handle", entry);
      handle.hidden = false;
      entry.draggable = true;
      entry.addEventListener("dragstart", (event) => { held = entry; event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", entry.dataset.post); });
      entry.addEventListener("dragend", () => release(""));
      handle.addEventListener("blur", () => release("Left where it was."));
      handle.addEventListener("keydown", (event) => {
        const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
        if (event.key === " " || (event.key === "Enter" && !held)) {
          if (held) return;
          held = entry;
          entry.classList.add("held");
          mark(days.indexOf(entry.closest("[data-day]")));
          region.textContent = "Held. Move it with the arrow keys.";
        } else if (held && event.key in steps) {
          mark(Math.min(days.length - 1, Math.max(0, over + steps[event.key])));
          region.textContent = days[over].getAttribute("aria-label");
        } else if (held && event.key === "Enter") {
          const to = days[over];
          release("");
          drop(entry, to);
        } else if (held && event.key === "Escape") release("Left where it was.");
        else return;
        event.preventDefault();
        event.stopPropagation();
      });
    }
    days.forEach((day, nr) => {
      day.addEventListener("dragover", (event) => { if (held) { event.preventDefault(); mark(nr); } });
      day.addEventListener("drop", (event) => { if (held) { event.preventDefault(); drop(held, day); } });
    });
  };

  const form = one("form[data-save]"), mover = one("#mover");
  if (form) compose(form);
  if (mover) calendar(mover);
})();

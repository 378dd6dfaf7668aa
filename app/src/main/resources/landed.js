(() => {
  const s = document.currentScript, n = navigator, k = "kith", u = new URL(location), c = u.searchParams.get(k);
  if (n.globalPrivacyControl || n.doNotTrack == "1" || !/^[1-9A-HJ-NP-Za-km-z]{10,64}$/.test(c)) return;
  const on = (e, f) => addEventListener(e, f, true);
  const add = (a) => { const t = new URL(a || u, u); if (t.origin == u.origin) t.searchParams.set(k, c); return t; };
  on("click", (e) => { const a = e.target.closest?.("a[href]"); if (a) a.href = add(a.href); });
  on("submit", ({ target: f }) => {
    if (f.method == "post") f.setAttribute("action", add(f.getAttribute("action")));
    else { const i = document.createElement("input"); i.type = "hidden"; i.name = k; i.value = c; f.append(i); }
  });
  const landed = (w) => n.sendBeacon(new URL("/hook/landed/" + c, s.src), w);
  window.kith = { landed };
  if (s.dataset.landed) { landed(s.dataset.landed); u.searchParams.delete(k); history.replaceState(null, "", u); }
})();

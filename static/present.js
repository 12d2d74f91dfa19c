// Pages through the stage of 会议展示 without asking the server: shows one page, keeps it in the address, tells it.
(() => {
  if (window.presentStop) window.presentStop();
  const listening = new AbortController();
  const stage = () => document.querySelector(".st-key-present_stage");
  const controls = () => document.getElementById("present-controls");
  const rules = document.getElementById("present-rules") || document.head.appendChild(document.createElement("style"));
  rules.id = "present-rules";
  const keys = controls().dataset.keys.split(" ");
  const asked = new URL(location.href).searchParams.get("present_slide");
  const {deck, begun} = controls().dataset;
  const left = begun && window.presentLeft?.deck === deck ? keys.indexOf(window.presentLeft.key) : -1;
  let at = Math.max(0, left < 0 ? keys.indexOf(asked) : left);
  let notes = false, dark = false, still = true, loop = 0, typed = "", resting = 0, leaving = false, ending = false;

  const slide = (number) => document.querySelector(`.st-key-present_slide_${number}`);
  const titleOf = (number) => slide(number)?.querySelector("h2")?.firstChild?.textContent || "";

  function draw() {
    const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
    rules.textContent = `
      .st-key-present_stage {--present-scale: ${scale}}
      .st-key-present_stage.st-key-present_stage [class*="st-key-present_slide_"] {visibility: hidden}
      .st-key-present_stage.st-key-present_stage .st-key-present_slide_${at}.st-key-present_slide_${at} {visibility: visible}
      ${still ? ".st-key-present_stage .hoverlayer {display: none}" : ""}
      ${notes ? ".present-notes {display: block !important}" : ""}
      ${dark ? ".st-key-present_stage::after {content: ''; position: fixed; inset: -9999px; background: #000; z-index: 40}" : ""}`;
    for (const [name, on] of [["notes", notes], ["loop", loop], ["full", document.fullscreenElement]])
      document.querySelector(`.present-bar [data-do="${name}"]`)?.setAttribute("aria-pressed", String(!!on));
  }

  function say(text) {
    const said = document.getElementById("present-said");
    if (said) said.textContent = text;
  }

  function show(number, since) {
    const started = since || performance.now();
    at = Math.min(keys.length - 1, Math.max(0, number));
    dark = false;
    still = true;  // a mouse that was left over a chart says nothing of the next page until it moves
    draw();
    const address = new URL(location.href);
    address.searchParams.set("present_slide", keys[at]);
    history.replaceState(history.state, "", address);
    say(`第${at + 1}页，共${keys.length}页：${titleOf(at)}`);
    // Two frames: the first is asked for before the page is painted, the second comes after.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      performance.measure("present-page", {start: started, end: performance.now(), detail: keys[at]});
    }));
  }

  function turnLoop(on) {
    clearInterval(loop);
    const seconds = Math.max(3, Number(controls().dataset.seconds) || 15);
    loop = on ? setInterval(() => stage() ? show((at + 1) % keys.length) : stop(), seconds * 1000) : 0;
    draw();
    say(on ? `循环放映，每${seconds}秒一页` : "循环放映已停止");
  }

  function full(on) {
    if (on && !document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
    if (!on && document.fullscreenElement) { ending = true; document.exitFullscreen(); }
  }

  function leave() {
    if (leaving) return;
    leaving = true;
    window.presentLeft = at < keys.length - 1 ? {deck, key: keys[at]} : null;  // a show that is over begins anew
    clearInterval(loop);
    full(false);
    away();
  }

  function away() {
    const button = document.querySelector(".st-key-present_leave button");
    if (!stage()) return stop();
    if (!button) return setTimeout(away, 100);  // whoever leaves at once is quicker than the page
    button.click();
    stop();
  }

  function jump(text) {
    const number = Number(text);
    if (number >= 1) show(number - 1);
  }

  function type(text) {
    typed = text;
    const box = document.getElementById("present-typed");
    if (box) box.textContent = typed;
  }

  const acts = {
    back: () => show(at - 1), on: () => show(at + 1), leave,
    full: () => full(!document.fullscreenElement),
    notes: () => { notes = !notes; draw(); say(notes ? `备注：${slide(at)?.querySelector(".present-notes p")?.textContent}` : "备注已收起"); },
    loop: () => turnLoop(!loop),
    dark: () => { dark = !dark; draw(); say(dark ? "黑屏" : "恢复"); },
  };
  const bound = {
    ArrowRight: "on", ArrowDown: "on", PageDown: "on", " ": "on",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
    f: "full", n: "notes", l: "loop", b: "dark", ".": "dark", "。": "dark", Escape: "leave",
  };

  function onKey(event) {
    if (!stage()) return stop();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const onButton = event.target instanceof HTMLButtonElement && event.target.dataset.do;
    if (onButton && (key === "Enter" || key === " ") && !typed) return;
    if (/^[0-9]$/.test(key)) type((typed + key).slice(-3));
    else if (key === "Enter") { const number = typed; type(""); if (number) jump(number); else show(at + 1, event.timeStamp); }
    else {
      type("");
      if (key === "Home") show(0, event.timeStamp);
      else if (key === "End") show(keys.length - 1, event.timeStamp);
      else if (key === "F5") full(true);
      else if (bound[key] === "on") show(at + 1, event.timeStamp);
      else if (bound[key] === "back") show(at - 1, event.timeStamp);
      else if (bound[key]) acts[bound[key]]();
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function stop() {
    listening.abort();
    clearInterval(loop);
    clearTimeout(resting);
    rules.remove();
    if (window.presentStop === stop) window.presentStop = null;
  }

  const how = {signal: listening.signal, capture: true};
  window.presentStop = stop;
  document.addEventListener("keydown", onKey, how);
  addEventListener("resize", draw, how);
  document.addEventListener("fullscreenchange", () => {
    // The browser keeps the Esc that ends full screen to itself; it ends the show as well.
    const ended = !document.fullscreenElement && !ending;
    if (!document.fullscreenElement) ending = false;
    if (ended && stage()) leave(); else draw();
  }, how);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-do]");
    if (!button || !stage()) return;
    button.blur();
    acts[button.dataset.do]();
  }, how);
  document.addEventListener("mousemove", (event) => {
    if (still && (event.movementX || event.movementY)) { still = false; draw(); }
    const bar = document.querySelector(".present-bar");
    if (!bar) return;
    bar.style.opacity = 1;
    clearTimeout(resting);
    resting = setTimeout(() => { bar.style.opacity = ""; }, 2500);
  }, how);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  show(at);
})();

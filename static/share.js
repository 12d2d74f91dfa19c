// 复制链接: puts the address of this view into the clipboard; where a browser refuses, shows it, marked, to be copied by hand.
(() => {
  document.documentElement.lang = "zh-CN"; // Streamlit says "en", and a screen reader would read the page out in English
  if (window.shareListens) return;
  window.shareListens = true;

  // Back leads to the page before, and not through what was chosen on this one, as Streamlit has it with its own choices;
  // it also fills in the address of a page a moment after it is there. The beginning of a show is a step of its own.
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const page = next.pathname !== location.pathname;
    const step = page || next.searchParams.has("present_slide");
    if (page) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0); // a page begins with its title
    (step ? push : history.replaceState.bind(history))(state, title, address);
  };

  function field(box) {
    const shown = box.querySelector(".share-address");
    shown.value = location.href;
    shown.hidden = false;
    shown.focus();
    shown.select();
    return shown;
  }

  function tell(box, copied) {
    box.querySelector(".share-said").textContent = copied ? "已复制，可以粘贴给同事" : "请按 Ctrl+C 复制";
    if (copied) box.querySelector(".share-address").hidden = true;
    clearTimeout(window.shareRests);
    window.shareRests = setTimeout(() => {
      box.querySelector(".share-said").textContent = "";
      box.querySelector(".share-address").hidden = true;
    }, copied ? 4000 : 60000);
  }

  // An office network serves plain http, where a browser has no clipboard to write to: then the marked field is copied.
  function byHand(box) {
    field(box);
    let copied = false;
    try { copied = document.execCommand("copy"); } catch { /* then the reader copies it */ }
    tell(box, copied);
    if (copied) box.querySelector("button").focus();
  }

  document.addEventListener("click", (event) => {
    const box = event.target.closest(".share button")?.closest(".share");
    if (!box) return;
    if (!navigator.clipboard) byHand(box);
    else navigator.clipboard.writeText(location.href).then(() => tell(box, true), () => byHand(box));
  });
})();

// Draws a chart again with tooltips when it is first pointed at or reached by the keyboard. Without scripts, or if
// Vega does not load, the drawing of the server stays.
let loading = null;

function loadVega() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/static/vega-embed.js";
    script.onload = () => resolve(window.vegaEmbed);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

async function enliven(figure) {
  const spec = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const drawing = figure.querySelector("svg");
  const vegaEmbed = await loadVega();
  const place = document.createElement("div");
  await vegaEmbed(place, spec, {
    actions: false,
    ast: true, // expressions are interpreted: the policy of the page forbids to compile them
    defaultStyle: false,
    renderer: "svg",
    tooltip: { disableDefaultStyle: true },
  });
  const redrawn = place.querySelector("svg");
  for (const part of redrawn.querySelectorAll("*")) {
    for (const name of part.getAttributeNames()) {
      if (name === "role" || name.startsWith("aria-")) part.removeAttribute(name);
    }
  }
  for (const name of ["role", "aria-labelledby"]) redrawn.setAttribute(name, drawing.getAttribute(name));
  for (const words of drawing.querySelectorAll(":scope > title, :scope > desc")) redrawn.prepend(words);
  drawing.replaceWith(place);
  figure.dataset.live = "true";
}

for (const figure of document.querySelectorAll("figure.chart")) {
  const begin = () => {
    figure.removeEventListener("pointerenter", begin);
    figure.removeEventListener("focusin", begin);
    enliven(figure).catch(() => {});
  };
  figure.addEventListener("pointerenter", begin);
  figure.addEventListener("focusin", begin);
}

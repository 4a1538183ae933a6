// Keys of the search: a slash goes to the box, j and k (or the arrows, once an article has the focus) to the next and the
// previous article. Enter opens it as it opens any link, and without this script the Tab key reaches all of it.
const box = document.getElementById("q");
const links = [...document.querySelectorAll(".hits h2 a")];
const isTyped = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

function move(step) {
  const place = links.indexOf(document.activeElement);
  const next = place < 0 ? (step > 0 ? 0 : links.length - 1) : place + step;
  if (next < 0) box.focus();
  else links[next]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isAtHit = links.includes(document.activeElement);
  const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (event.target === box ? event.key !== "ArrowDown" : isTyped(event.target) || (isArrow && !isAtHit)) return;
  if (event.key === "/") box.select();
  else if (event.key === "j" || event.key === "ArrowDown") move(1);
  else if (event.key === "k" || event.key === "ArrowUp") move(-1);
  else return;
  event.preventDefault();
});

const keys = document.getElementById("keys");
if (keys) keys.hidden = false;

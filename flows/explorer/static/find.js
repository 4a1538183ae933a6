// A slash goes to the search box at the head of a page; the page of the search has more keys, in search.js.
const box = document.getElementById("find");

document.addEventListener("keydown", (event) => {
  if (!box || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  box.select();
  event.preventDefault();
});

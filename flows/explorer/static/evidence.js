// Lights up the evidence of a tag or a figure in the text while it is pointed at or holds the focus.
const marks = [...document.querySelectorAll("mark[data-evidence]")];

function light(key, on) {
  for (const mark of marks) {
    if (mark.dataset.evidence.split(" ").includes(key)) mark.classList.toggle("lit", on);
  }
}

for (const owner of document.querySelectorAll("[data-owner]")) {
  const key = owner.dataset.owner;
  for (const event of ["pointerenter", "focusin"]) owner.addEventListener(event, () => light(key, true));
  for (const event of ["pointerleave", "focusout"]) owner.addEventListener(event, () => light(key, false));
}

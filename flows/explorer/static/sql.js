// Control and Enter run the SQL, as in other editors. Without this script the button does.
const box = document.getElementById("query");

box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  box.form.requestSubmit(box.form.querySelector('button[value="table"]'));
});

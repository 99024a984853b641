// The urgent mark is set without leaving the page: what is typed stays, and no form is sent.

const form = document.getElementById("urgent-form");
const button = document.querySelector("[data-urgent]");
const said = document.querySelector("[data-urgent-said]");
const chip = document.querySelector("[data-urgent-chip]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  const data = new FormData(form, button);
  button.disabled = true;
  said.textContent = "";
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { "X-Part": "1" },
      signal: AbortSignal.timeout(20000),
    });
    const told = answer.redirected ? {} : await answer.json().catch(() => ({}));
    if (answer.ok && told.said) show(told.urgent);
    said.textContent = told.said || told.error || said.dataset.failed;
  } catch {
    said.textContent = said.dataset.failed;
  }
  button.disabled = false;
  button.focus();
});

function show(urgent) {
  button.setAttribute("aria-pressed", String(urgent));
  button.value = urgent ? "0" : "1";
  chip.hidden = !urgent;
}

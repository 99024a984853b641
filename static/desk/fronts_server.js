// Asks the desk about a front. Every answer is JSON; a refusal is a sentence.

/** `send(address, body)`: what the desk answered, or `{error, status}`. A URLSearchParams goes as a form, else JSON. */
export function sender(token, failed) {
  return async function send(address, body) {
    const isForm = body instanceof URLSearchParams;
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "X-CSRFToken": token, ...(isForm ? {} : { "Content-Type": "application/json" }) },
        body: isForm ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(30000),
      });
      const told = answer.redirected ? {} : await answer.json();
      return answer.ok && !answer.redirected ? told : { error: told.error ?? failed, status: answer.status };
    } catch {
      return { error: failed };
    }
  };
}

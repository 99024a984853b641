// Tells the page that holds this frame who has signed in.
const { user, name } = document.getElementById("back-again").dataset;
if (parent !== window) parent.postMessage({ signedIn: user, name }, location.origin);

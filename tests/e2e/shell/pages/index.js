// Keeps what the shell tells, so that a test can look at it.
window.heard = [];
for (const [name, listen] of Object.entries(window.fieldfolio.on)) {
  listen((event) => window.heard.push({ name, event }));
}

const DIRECTIVES = {
  'default-src': "'none'",
  // WebAssembly is compiled for Argon2, and nothing else is evaluated.
  'script-src': "'self' 'wasm-unsafe-eval'",
  // The component library sets sizes and colours as variables in style attributes and one style
  // element. Styles cannot run code, and with connect-src and img-src closed they cannot call out.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'worker-src': "'self'",
  // The network belongs to the shell (SPEC A3): 'self' is the bundle.
  'connect-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** The policy of every answer of the application's protocol. */
export const CONTENT_SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

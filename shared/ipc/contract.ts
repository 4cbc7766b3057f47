import { z } from 'zod';
import { capability } from './capability.ts';

/*
 * Everything the renderer may ask of the shell, and everything the shell tells it. The preload
 * exposes exactly these, the shell answers exactly these; both are closed with `satisfies`.
 */

// The renderer's content security policy forbids `eval`: zod must not compile schemas.
z.config({ jitless: true });

/** Any bytes may be passed; what arrives has a buffer of its own, as structured cloning makes it. */
const bytes: z.ZodType<Uint8Array<ArrayBuffer>, Uint8Array> = z.instanceof(Uint8Array);
const nothing = z.undefined();

/** A failure the shell can explain: shown to the person as it is. */
const failure = z.object({
  ok: z.literal(false),
  error: z.object({
    tag: z.string(),
    message: z.string(),
    retryAfterSeconds: z.number().optional(),
  }),
});
const outcome = <Value extends z.ZodType>(value: Value) =>
  z.union([z.object({ ok: z.literal(true), value }), failure]);

/** Calls of the server's protocol that carry the person's access token, which only the shell has. */
export const endpoints = [
  'session',
  'push',
  'pull',
  'mutationStatus',
  'acknowledge',
  'audit',
  'lateEdits',
  'lateEditAccept',
  'lateEditDiscard',
  'alertAnswer',
  'documentState',
] as const;
export const endpoint = z.enum(endpoints);
export type Endpoint = (typeof endpoints)[number];

export const paper = z.enum(['A4', 'Letter']);
export type Paper = z.output<typeof paper>;

/** The most bytes a part of a document has, and a document whole; the protocol says the same. */
export const MOST_PART_BYTES = 256 * 1024;
export const MOST_DOCUMENT_BYTES = 25 * 1024 * 1024;

const atMost = (length: number): typeof bytes =>
  bytes.refine((value) => value.byteLength <= length, { error: `at most ${length} bytes` });
const documentId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const partAddress = z.object({
  documentId,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  part: z.int().min(0).max(10_000),
});

/** Files that can be attached to a client, and as what they are saved again. */
export const documentTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** Settings of this installation that are known before unlocking; nothing here is secret. */
export const settings = z.object({
  appearance: z.enum(['light', 'dark', 'system']),
  lockAfterMinutes: z.int().min(1).max(240),
  paper,
  server: z.string(),
  email: z.string(),
  deviceName: z.string(),
  personName: z.string(),
});
export type Settings = z.output<typeof settings>;

export const applicationInfo = z.object({
  version: z.string(),
  platform: z.string(),
  electron: z.string(),
  chromium: z.string(),
  /** What could not be done at start, in words for the person (a corrupt settings file, say). */
  notices: z.array(z.string()),
});

export const contract = {
  // This installation
  'application.info': capability(nothing, applicationInfo),
  'settings.read': capability(nothing, settings),
  'settings.write': capability(settings.partial(), outcome(settings)),
  /** Resets the idle clock; called at most every few seconds while the person works. */
  'activity.report': capability(nothing, nothing),
  /** Tells the shell whether the vault is open, so that it knows when to lock, and updates the menu. */
  'vault.stateChanged': capability(z.enum(['absent', 'locked', 'unlocked']), nothing),

  // The vault's files: all bytes are encrypted before they come here (A3)
  'envelope.read': capability(nothing, outcome(bytes.nullable())),
  'envelope.write': capability(bytes, outcome(z.null())),
  /** Appends one entry and answers after fsync (W1). */
  'journal.append': capability(bytes, outcome(z.null())),
  /** All whole entries in order; a torn last entry is left out and counted. */
  'journal.read': capability(
    nothing,
    outcome(z.object({ entries: z.array(bytes), torn: z.int() })),
  ),
  /** Replaces the journal by these entries (write, flush, rename). */
  'journal.replace': capability(z.array(bytes), outcome(z.null())),
  'backup.write': capability(
    z.object({ label: z.enum(['rotating', 'upgrade', 'manual']), content: bytes }),
    outcome(z.string()),
  ),
  'backup.list': capability(
    nothing,
    outcome(z.array(z.object({ name: z.string(), takenAt: z.string(), size: z.int() }))),
  ),
  'backup.read': capability(z.string().max(200), outcome(bytes)),
  /** Removes a backup: it still has what was purged (F6), or was for an upgrade that has succeeded. */
  'backup.remove': capability(z.string().max(200), outcome(z.null())),
  /**
   * Keeps the outbox, sealed to the server's quarantine key, for the case that this device is revoked
   * while locked (A4); `null` when nothing is unsent. Replaces what was kept before.
   */
  'quarantine.keep': capability(bytes.nullable(), outcome(z.null())),
  /**
   * Keeps the sealed bytes of a document that the server does not have yet, flushed when it answers: the
   * database alone is not trusted with what is nowhere else (W1, D1).
   */
  'unsent.write': capability(
    z.object({ documentId, content: atMost(MOST_DOCUMENT_BYTES + 4_096) }),
    outcome(z.null()),
  ),
  /** The documents of which bytes are kept so. */
  'unsent.list': capability(nothing, outcome(z.array(z.string()))),
  'unsent.read': capability(documentId, outcome(bytes)),
  'unsent.remove': capability(documentId, outcome(z.null())),
  /** Destroys envelope, journal, unsent bytes and backups: revocation, or the device is given up. */
  'vault.destroyFiles': capability(nothing, outcome(z.null())),

  // The keychain of the operating system; an added way in, never the only one
  'keychain.status': capability(nothing, z.object({ usable: z.boolean(), reason: z.string() })),
  'keychain.protect': capability(bytes, outcome(bytes)),
  'keychain.reveal': capability(bytes, outcome(bytes)),

  // The network and its tokens, which never leave the shell (A3)
  'network.signIn': capability(
    z.object({
      server: z.string().max(500),
      email: z.string().max(320),
      password: z.string().max(1024),
      deviceName: z.string().max(100),
    }),
    outcome(
      z.object({
        personId: z.string(),
        personName: z.string(),
        deviceId: z.string(),
        quarantineKey: z.string(),
      }),
    ),
  ),
  /** Hands the key under which tokens rest on disk; until then and after `network.forgetKey` there is no network. */
  'network.useKey': capability(bytes, outcome(z.object({ signedIn: z.boolean() }))),
  'network.forgetKey': capability(nothing, nothing),
  'network.signOut': capability(nothing, outcome(z.null())),
  /** A call of the protocol; the body is JSON text, the answer the bytes of a 2xx answer's JSON. */
  'network.call': capability(
    z.object({ endpoint, body: z.string().max(16 * 1024 * 1024) }),
    outcome(bytes),
  ),

  /** Sends one part of a document's bytes; the answer is the protocol's JSON (D1). */
  'network.sendPart': capability(
    z.object({ ...partAddress.shape, content: atMost(MOST_PART_BYTES) }),
    outcome(bytes),
  ),
  /** Fetches one part. */
  'network.readPart': capability(partAddress, outcome(bytes)),

  // Paper: `model` is a document of shared/documents; the PDF is what is shown, printed and saved
  'document.render': capability(z.object({ model: z.unknown(), paper }), outcome(bytes)),
  'document.print': capability(
    z.object({ pdf: bytes, title: z.string().max(200) }),
    outcome(z.null()),
  ),
  'document.save': capability(
    z.object({ pdf: bytes, suggestedName: z.string().max(200) }),
    outcome(z.object({ path: z.string().nullable() })),
  ),
  /**
   * Asks the person for a file to attach and reads it: one of the known types, told by its content, of
   * at most 25 MB; `null` when they change their mind.
   */
  'file.pick': capability(
    nothing,
    outcome(
      z.object({ name: z.string(), mediaType: z.enum(documentTypes), content: bytes }).nullable(),
    ),
  ),
  /** Saves a document that was attached where the person says, under the ending of its type. */
  'file.saveDocument': capability(
    z.object({
      content: atMost(MOST_DOCUMENT_BYTES),
      mediaType: z.enum(documentTypes),
      suggestedName: z.string().max(200),
    }),
    outcome(z.object({ path: z.string().nullable() })),
  ),
  /**
   * Lets the person choose a folder for many documents; `folder` is a name for it that holds until
   * the vault locks, `null` when they change their mind.
   */
  'folder.choose': capability(
    nothing,
    outcome(z.object({ folder: z.string().nullable(), path: z.string() })),
  ),
  /** Saves beside what is in a chosen folder: a name that is taken gets a number, nothing is replaced. */
  'folder.save': capability(
    z.object({ folder: z.string().max(64), pdf: bytes, suggestedName: z.string().max(200) }),
    outcome(z.object({ name: z.string() })),
  ),
  /** Saves text (a CSV, an export) where the person says. */
  'file.saveText': capability(
    z.object({ text: z.string(), suggestedName: z.string().max(200) }),
    outcome(z.object({ path: z.string().nullable() })),
  ),
} as const;

export type Contract = typeof contract;
export type CapabilityName = keyof Contract;
export type ArgumentOf<Name extends CapabilityName> = z.input<Contract[Name]['argument']>;
export type AnswerOf<Name extends CapabilityName> = z.output<Contract[Name]['answer']>;

/** Commands of the native menu and its accelerators that a screen carries out. */
export const menuCommands = [
  'lock',
  'palette',
  'search',
  'newNote',
  'newTask',
  'newMeeting',
  'print',
  'synchronise',
  'settings',
  'undo',
  'redo',
  'back',
  'forward',
  'keys',
] as const;

/** What the shell tells the renderer without being asked. */
export const events = {
  lockRequested: z.enum(['idle', 'suspend', 'screenLocked', 'menu', 'closing']),
  /** No book is named when pokes may have been missed: there may be something new in any (F10). */
  poke: z.object({ bookId: z.string().nullable() }),
  networkChanged: z.object({ online: z.boolean() }),
  deviceRevoked: z.object({ message: z.string() }),
  menuCommand: z.enum(menuCommands),
} as const;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventOf<Name extends EventName> = z.output<Events[Name]>;

/** What the preload puts on `window.fieldfolio`: one function per capability and per event, no more. */
export interface ShellBridge {
  readonly call: {
    readonly [Name in CapabilityName]: (argument: ArgumentOf<Name>) => Promise<AnswerOf<Name>>;
  };
  /** Each returns a function that ends the listening. */
  readonly on: {
    readonly [Name in EventName]: (listener: (event: EventOf<Name>) => void) => () => void;
  };
  /** Collects what page and workers no longer use; takes some tens of milliseconds of each. */
  readonly releaseMemory: () => void;
}

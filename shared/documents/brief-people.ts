import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import { isOverdue } from '#shared/domain/meeting/follow-up.ts';
import type { Promised } from '#shared/domain/meeting/promise.ts';
import type { BriefMaterial } from './brief-input.ts';
import type { Section, TextRun } from './model.ts';
import { alert, clipped, listBlock, muted, paragraphBlock, plain, strong } from './text.ts';

/** Part 1: why we meet; without a meeting, what one has to know of the client (internal alone). */
export function purposePart({ meeting, file, edition, limits }: BriefMaterial): readonly Section[] {
  const summary = edition === 'internal' ? file.client.data.summary : '';
  const text = clipped(meeting?.data.purpose ?? summary, limits.purposeWords);
  const blocks = paragraphBlock([strong(text)]);
  return blocks.length === 0
    ? []
    : [{ id: 'purpose', heading: null, column: 'full', blocks: [...blocks] }];
}

/** Part 2: whom one meets, how to say the name, what to mind, and who may sign. */
export function peoplePart(material: BriefMaterial): readonly Section[] {
  const people = peopleToMeet(material);
  const items = people.map(({ data }) => personRuns(data, material));
  const blocks = listBlock(items, material.limits.people);
  return blocks.length === 0
    ? []
    : [{ id: 'people', heading: material.words.brief.who, column: 'side', blocks: [...blocks] }];
}

const INFLUENCE_ORDER = ['decisionMaker', 'gatekeeper', 'influencer', 'user', 'unknown'] as const;

/** Those invited to the meeting; otherwise everybody, the primary contact and deciders first. */
function peopleToMeet({ file, meeting }: BriefMaterial): readonly Entry<Contact>[] {
  const invited = new Set(meeting?.data.contactIds ?? []);
  const chosen = file.contacts.filter(({ id }) => invited.has(id));
  const primary = file.client.data.primaryContactId;
  const rank = ({ id, data }: Entry<Contact>): number =>
    id === primary ? -1 : INFLUENCE_ORDER.indexOf(data.influence);
  return (chosen.length > 0 ? chosen : file.contacts).toSorted(
    (a, b) => rank(a) - rank(b) || (a.data.name < b.data.name ? -1 : 1),
  );
}

/** Words of a person's name: "Prof. Dr. Karl-Theodor von Hohenfels-Lichtenberg" is said in full. */
const PERSON_NAME_WORDS = 6;

function personRuns(
  contact: Contact,
  { edition, limits, words }: BriefMaterial,
): readonly TextRun[] {
  const isInternal = edition === 'internal';
  const name = clipped(contact.name, PERSON_NAME_WORDS);
  const role = contact.role ? `, ${clipped(contact.role, 4)}` : '';
  const say = isInternal && contact.pronunciation ? ` (${clipped(contact.pronunciation, 3)})` : '';
  const signs = contact.maySign ? ` · ${words.brief.maySign}` : '';
  const runs = [strong(name), plain(role), muted(say), plain(signs)];
  const used = runs
    .map(({ text }) => text)
    .join('')
    .split(/\s+/u).length;
  const room = limits.personWords - used;
  if (isInternal && contact.preferences && room > 1) {
    runs.push(plain(` · ${clipped(contact.preferences, room)}`));
  }
  return runs.filter(({ text }) => text !== '');
}

/** Part 3: what either side undertook and has not kept, overdue first. */
export function promisesPart(material: BriefMaterial): readonly Section[] {
  const open = material.file.promises
    .filter(({ data }) => data.status === 'open')
    .toSorted((a, b) => compareDue(a.data, b.data));
  const blocks = listBlock(
    open.map(({ data }) => promiseRuns(data, material)),
    material.limits.promises,
    'checkboxes',
  );
  return blocks.length === 0
    ? []
    : [
        {
          id: 'promises',
          heading: material.words.brief.promises,
          column: 'main',
          blocks: [...blocks],
        },
      ];
}

function compareDue(a: Promised, b: Promised): number {
  const [first, second] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return a.undertaking < b.undertaking ? -1 : 1;
}

function promiseRuns(
  promise: Promised,
  { today, wording, words, limits, edition }: BriefMaterial,
): readonly TextRun[] {
  const { brief, layout } = words;
  const ours = edition === 'internal' ? 'Ours' : brief.fromUs;
  const theirs = edition === 'internal' ? 'Theirs' : brief.fromClient;
  const whose = layout.labelled(promise.promisedBy === 'us' ? ours : theirs, '');
  const text = plain(clipped(promise.undertaking, limits.promiseWords));
  if (!promise.dueOn) return [muted(whose), text];
  const day = wording.shortDate(promise.dueOn);
  const due = isOverdue(promise.dueOn, today)
    ? alert(`(${brief.wasDue(day)})`)
    : muted(`(${brief.due(day)})`);
  return [muted(whose), text, plain(' '), due];
}

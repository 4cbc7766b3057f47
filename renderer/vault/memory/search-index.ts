import MiniSearch from 'minisearch';
import type { Kind } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { titleOf } from '../commands/wording.ts';
import type { SearchHit } from '../views.ts';
import { excerptOf, folded, queryTerms } from './folding.ts';
import { NameStarts } from './name-starts.ts';
import type { RecordMemory } from './record-memory.ts';
import { RunningTexts } from './running-texts.ts';
import { DIRECTORY_FIELDS, TEXT_FIELDS, textsOf, ungroupedNumbers } from './searchable.ts';

interface DirectoryEntry {
  readonly id: RecordId;
  readonly title: string;
  readonly rest: string;
}

const MATCHING = { boost: { title: 3 }, prefix: true, combineWith: 'AND' } as const;
/** Short terms are found by prefix; tolerance would match half the directory. */
const fuzzy = (term: string): number | false => (term.length > 3 ? 0.2 : false);
/** Records taken in between two breaths: calls of the page wait for one slice at most. */
const BUILT_AT_ONCE = 100;
/** Time for the first screen after unlocking. */
const BUILD_AFTER_MS = 1_200;
const KIND_BOOST: Readonly<Record<string, number>> = { client: 4, contact: 2 };

/** Search over everything in memory; it lives and dies with the unlocked vault. */
export class SearchIndex {
  readonly #records: RecordMemory;
  readonly #directory = new MiniSearch<DirectoryEntry>({
    fields: ['title', 'rest'],
    processTerm: (term) => folded(term),
  });
  readonly #starts = new NameStarts();
  readonly #texts = new RunningTexts();
  #isBuilt = false;
  #isBuilding = false;

  constructor(records: RecordMemory) {
    this.#records = records;
  }

  /** Builds the index when the first screen stands, or with the first search. */
  async buildSoon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, BUILD_AFTER_MS));
    await this.build();
  }

  /** Builds the index in slices, giving way to calls in between; once. */
  async build(): Promise<void> {
    if (this.#isBuilding) return;
    this.#isBuilding = true;
    let sinceBreath = 0;
    for (const { id } of [...this.#records.all()]) {
      // Asked again: it may have changed while others were taken in.
      const record = this.#records.get(id);
      if (record) this.#add(record);
      sinceBreath += 1;
      if (sinceBreath < BUILT_AT_ONCE) continue;
      sinceBreath = 0;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    this.#isBuilt = true;
  }

  /** Whether every record has been taken in; before that an answer may miss some. */
  get isBuilt(): boolean {
    return this.#isBuilt;
  }

  /** A record has changed, come or gone. */
  update(id: RecordId): void {
    if (this.#directory.has(id)) this.#directory.discard(id);
    this.#starts.delete(id);
    this.#texts.delete(id);
    const record = this.#records.get(id);
    if (record) this.#add(record);
  }

  #add(record: LocalRecord): void {
    if (record.data === null) return;
    const kind = record.kind as Kind;
    const directoryFields = DIRECTORY_FIELDS[kind];
    if (directoryFields && !this.#directory.has(record.id)) {
      const [title = '', ...rest] = textsOf(record, directoryFields);
      rest.push(...ungroupedNumbers(record, directoryFields));
      this.#directory.add({ id: record.id, title, rest: rest.join(' ') });
      const rank = kind === 'client' ? 0 : kind === 'contact' ? 1 : 2;
      this.#starts.put(record.id, rank, folded(title));
    }
    const textFields = TEXT_FIELDS[kind];
    if (textFields) this.#texts.put(record.id, folded(textsOf(record, textFields).join('\n')));
  }

  /** The best hits for `query`: people and things by name, then texts, the newest first. */
  search(query: string, limit: number): SearchHit[] {
    const terms = queryTerms(query);
    if (terms.length === 0) return [];
    void this.build();
    const starts = this.#starts.find(terms, limit);
    if (starts) return starts.flatMap((id) => this.#directoryHit(id, terms));
    const hits = this.#inDirectory(query, limit);
    if (hits.length < limit) hits.push(...this.#inTexts(terms, limit - hits.length));
    return hits;
  }

  #inDirectory(query: string, limit: number): SearchHit[] {
    const options = {
      ...MATCHING,
      boostDocument: (id: RecordId) => KIND_BOOST[this.#records.get(id)?.kind ?? ''] ?? 1,
    };
    let results = this.#directory.search(query, options);
    // Tolerance for mistakes costs more and is wanted only when nothing else is found.
    if (results.length === 0) results = this.#directory.search(query, { ...options, fuzzy });
    return results
      .slice(0, limit)
      .flatMap(({ id, terms }) => this.#directoryHit(id as RecordId, terms));
  }

  #directoryHit(id: RecordId, terms: readonly string[]): SearchHit[] {
    const record = this.#records.get(id);
    return record ? [this.#hit(record, DIRECTORY_FIELDS[record.kind as Kind] ?? [], terms)] : [];
  }

  #inTexts(terms: readonly string[], limit: number): SearchHit[] {
    const newest: LocalRecord[] = [];
    for (const id of this.#texts.having(terms)) {
      const record = this.#records.get(id);
      if (record) keepNewest(newest, record, limit);
    }
    return newest.map((record) => this.#hit(record, TEXT_FIELDS[record.kind as Kind] ?? [], terms));
  }

  #hit(record: LocalRecord, fields: readonly string[], terms: readonly string[]): SearchHit {
    const client = record.clientId ? this.#records.get(record.clientId) : undefined;
    const texts = textsOf(record, fields);
    const matching = texts.find((text) => terms.some((term) => folded(text).includes(term)));
    return {
      kind: record.kind as Kind,
      id: record.id,
      clientId: record.clientId,
      clientName: client ? titleOf('client', client.data) : null,
      title: titleOf(record.kind, record.data),
      ...excerptOf(matching ?? texts.join(' · '), terms),
    };
  }
}

/** Puts `record` where it belongs among the `limit` newest; most of many matches fall out at once. */
function keepNewest(newest: LocalRecord[], record: LocalRecord, limit: number): void {
  const oldest = newest.at(-1);
  if (newest.length >= limit && oldest && record.editedAt <= oldest.editedAt) return;
  const at = newest.findIndex(({ editedAt }) => editedAt < record.editedAt);
  newest.splice(at < 0 ? newest.length : at, 0, record);
  if (newest.length > limit) newest.pop();
}

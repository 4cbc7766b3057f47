import { z } from 'zod';
import { type BookId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { elementIdField, tagsField } from '../../fields.ts';
import { defineKind, keyedList, set } from '../../kind.ts';
import { figureBreaches } from '../rule-figure.ts';
import { SUITABILITY_FIGURES } from '../suitability-settings.ts';
import { VIGILANCE_FIGURES } from './vigilance-settings.ts';

/**
 * What a book sets otherwise than the defaults of vigilance and of the check of suitability; one record
 * a book. The figures of both have names of their own; a version leaves those alone that it does not know.
 */
export const vigilanceSettingsKind = defineKind({
  kind: 'vigilanceSettings',
  lane: 'work',
  storage: 'row',
  scope: 'book',
  idInBook: vigilanceRecordId,
  schema: z.looseObject({
    figures: z.array(z.looseObject({ id: elementIdField, value: z.number() })).max(200),
    /** Rules of `VIGILANCE_RULES` that are switched off. */
    rulesOff: tagsField,
  }),
  policies: { figures: keyedList, rulesOff: set },
  title: () => 'Rules of vigilance and suitability',
  breaches: ({ figures }) =>
    figureBreaches({ ...VIGILANCE_FIGURES, ...SUITABILITY_FIGURES }, figures),
});
export type VigilanceRecord = z.output<typeof vigilanceSettingsKind.schema>;

/** The id of the settings of `bookId`, the same on every device. */
export function vigilanceRecordId(bookId: BookId): RecordId {
  return uuidFromText(`vigilance settings ${bookId}`) as RecordId;
}

import { z } from 'zod';
import { type BookId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { elementIdField, tagsField } from '../../fields.ts';
import { defineKind, keyedList, set } from '../../kind.ts';
import { VIGILANCE_FIGURES, type VigilanceFigureName } from './vigilance-settings.ts';

/** What a book sets otherwise than the defaults of vigilance; one record a book. */
export const vigilanceSettingsKind = defineKind({
  kind: 'vigilanceSettings',
  lane: 'work',
  storage: 'row',
  scope: 'book',
  schema: z.looseObject({
    figures: z.array(z.looseObject({ id: elementIdField, value: z.number() })).max(200),
    /** Rules of `VIGILANCE_RULES` that are switched off. */
    rulesOff: tagsField,
  }),
  policies: { figures: keyedList, rulesOff: set },
  title: () => 'Rules of vigilance',
  breaches: ({ figures }) =>
    figures.flatMap(({ id, value }) => {
      if (!Object.hasOwn(VIGILANCE_FIGURES, id)) return [];
      const { label, least, most } = VIGILANCE_FIGURES[id as VigilanceFigureName];
      return value >= least && value <= most
        ? []
        : [{ field: 'figures', message: `${label}: must be between ${least} and ${most}` }];
    }),
});
export type VigilanceRecord = z.output<typeof vigilanceSettingsKind.schema>;

/** The id of the settings of `bookId`, the same on every device. */
export function vigilanceRecordId(bookId: BookId): RecordId {
  return uuidFromText(`vigilance settings ${bookId}`) as RecordId;
}

import type { ReportContent } from '#shared/domain/reporting/report-schedule.ts';
import type { DocumentModel, Section } from '../model.ts';
import { activitySections } from './report-activity.ts';
import { allocationSections } from './report-allocation.ts';
import { appraisalSections } from './report-appraisal.ts';
import { coverSections } from './report-cover.ts';
import type { ReportInput } from './report-input.ts';
import { gatherMaterial, type ReportMaterial } from './report-material.ts';
import { disclosureSections, planningSections } from './report-notes.ts';
import { performanceSections } from './report-performance.ts';
import { ordersSections, salesSections } from './report-sales.ts';
import { summarySections } from './report-summary.ts';
import { suppliersSections } from './report-suppliers.ts';
import { taxSections } from './report-tax.ts';
import { reportTitle } from './report-title.ts';

type Part = (material: ReportMaterial) => readonly Section[];

/** The parts of a report in their order, each with the contents that ask for it. */
const PARTS: readonly { readonly of: ReportContent | 'all'; readonly part: Part }[] = [
  { of: 'all', part: coverSections },
  { of: 'summary', part: summarySections },
  { of: 'summary', part: performanceSections },
  { of: 'summary', part: allocationSections },
  { of: 'summary', part: appraisalSections },
  { of: 'summary', part: salesSections },
  { of: 'transactions', part: activitySections },
  { of: 'transactions', part: ordersSections },
  { of: 'suppliers', part: suppliersSections },
  { of: 'tax', part: taxSections },
  { of: 'summary', part: planningSections },
  { of: 'all', part: disclosureSections },
];

/**
 * The periodic report to a client (domain.md section 3) as a document: the parts its contents ask
 * for, without those that have no data. The same input gives the same document.
 */
export function composeReport(input: ReportInput): DocumentModel {
  const material = gatherMaterial(input);
  const { file, wording, words, asOf, contents } = material;
  const wanted = new Set<ReportContent | 'all'>(contents.length > 0 ? contents : ['summary']);
  const sections = PARTS.filter(({ of }) => of === 'all' || wanted.has(of)).flatMap(({ part }) =>
    part(material),
  );
  return {
    kind: 'report',
    sourceIds: [file.client.id],
    language: material.language,
    locale: material.locale,
    edition: 'clientSafe',
    title: file.client.data.name,
    subtitle: reportTitle(material),
    sections: withFirstPage(sections),
    footer: {
      asOf: words.notes.asOf(wording.date(asOf)),
      synchronised: '',
      marking: '',
      page: words.layout.page,
    },
    composedAt: material.composedAt,
  };
}

/** What follows the contents begins on a new page, whichever part that is. */
function withFirstPage(sections: readonly Section[]): Section[] {
  const first = sections.findIndex(({ id }) => id === 'contents') + 1;
  return sections.map((section, index) =>
    index === first ? { ...section, startsPage: true } : section,
  );
}

import { figuresDay } from '../client/figures-day.ts';
import type { AttentionFlag, AttentionInput } from './attention-flag.ts';
import { sentenceText, severityOf } from './vigilance/alert-words.ts';
import { detectAlerts } from './vigilance/detect-alerts.ts';
import { needsLook, type SettledAlert, settleAlerts } from './vigilance/settle-alerts.ts';
import { vigilanceSettings } from './vigilance/vigilance-settings.ts';

/** The client's alerts as of `today` with what was decided about each, the highest score first. */
export function clientAlerts({
  file,
  today,
}: Pick<AttentionInput, 'file' | 'today'>): readonly SettledAlert[] {
  const settings = vigilanceSettings(file.vigilance);
  const alerts = detectAlerts({ file, until: figuresDay(file, today), settings });
  return settleAlerts(alerts, file.alertDecisions, settings);
}

/** Alerts of vigilance that nobody has decided about, or that wait for a lead's answer. */
export function alertFlags(input: AttentionInput): readonly AttentionFlag[] {
  return (input.alerts ?? clientAlerts(input)).filter(needsLook).map(({ alert, status }) => {
    const said = sentenceText(alert.sentence, input.wording);
    return {
      rule: 'unusualTransaction',
      severity: severityOf(alert),
      reason: status === 'escalated' ? `${said} (escalated)` : said,
      source: { kind: 'transaction', id: alert.transactionIds[0] ?? alert.accountId },
      fingerprint: alert.fingerprint,
    };
  });
}

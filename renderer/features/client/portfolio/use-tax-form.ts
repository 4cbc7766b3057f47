import type { TaxForm } from '#shared/domain/portfolio/tax-form.ts';
import { usePreference } from '../../../services/view-state.ts';

/** The form in which the person wants gains; lots follow the rules of the same form. */
export function useTaxForm() {
  return usePreference<TaxForm>('client.taxForm', 'plain');
}

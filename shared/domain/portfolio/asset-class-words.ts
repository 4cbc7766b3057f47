import type { AssetClass } from './account.ts';

/** What classes of assets are called, on screen and on paper. */
export const ASSET_CLASS_WORDS: Readonly<Record<AssetClass, string>> = {
  equity: 'Equity',
  bond: 'Bonds',
  fund: 'Funds',
  cash: 'Cash',
  property: 'Property',
  commodity: 'Commodities',
  other: 'Other',
};

/** The words within a sentence: "bonds", and "other assets", which alone would say nothing. */
export function assetClassInSentence(assetClass: AssetClass): string {
  return assetClass === 'other' ? 'other assets' : ASSET_CLASS_WORDS[assetClass].toLowerCase();
}

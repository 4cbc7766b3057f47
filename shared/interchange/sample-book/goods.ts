import type { SampleCurrency } from './sample-spec.ts';

/** A service or an article that the sample firm offers. `price` is in euros, for goods only. */
export interface SampleProduct {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly supplier: string;
  readonly price?: number;
}

const service = (code: string, name: string, category: string): SampleProduct => ({
  code,
  name,
  category,
  supplier: '',
});

const good =
  (category: string, supplier: string) =>
  (code: string, name: string, price: number): SampleProduct => ({
    code,
    name,
    category,
    supplier,
    price,
  });

const coffee = good('Coffee', 'Rösterei Hafenblick');
const tea = good('Tea', 'Leaf & Kettle Ltd');
const tableware = good('Tableware', 'Karlsbader Porzellan');
const packaging = good('Packaging', 'Papírna Morava');
const cleaning = good('Cleaning', 'Clearwater Supplies');

export const services: readonly SampleProduct[] = [
  service('ADV', 'Investment advice', 'Investment management'),
  service('DPM', 'Discretionary mandate', 'Investment management'),
  service('PEN', 'Private pension plan', 'Pensions'),
  service('OCP', 'Occupational pension scheme', 'Pensions'),
  service('LIF', 'Term life cover', 'Insurance'),
  service('KEY', 'Key-person insurance', 'Insurance'),
  service('LOM', 'Securities-backed loan', 'Lending'),
  service('FXH', 'Currency hedging', 'Foreign exchange'),
  service('SWP', 'Cash sweep to money market', 'Cash management'),
  service('EST', 'Estate and succession planning', 'Estate planning'),
  service('TAX', 'Annual tax report', 'Reporting'),
];

export const goods: readonly SampleProduct[] = [
  coffee('C-101', 'Espresso Hafenblick, 1 kg beans', 15.9),
  coffee('C-102', 'Filter blend Morgenrot, 1 kg beans', 13.4),
  coffee('C-103', 'Decaffeinated, 500 g ground', 8.75),
  coffee('C-104', 'Single origin Sidamo, 250 g', 7.6),
  tea('T-201', 'English breakfast, 100 bags', 5.2),
  tea('T-202', 'Darjeeling first flush, 100 g', 9.95),
  tea('T-203', 'Rooibos vanilla, 100 bags', 5.6),
  tea('T-204', 'Peppermint, 100 bags', 4.85),
  tableware('P-301', 'Cappuccino cup, white, 18 cl', 3.95),
  tableware('P-302', 'Saucer, white, 14 cm', 2.15),
  tableware('P-303', 'Dinner plate Karlsbad, 27 cm', 6.8),
  tableware('P-304', 'Soup bowl Karlsbad', 5.4),
  tableware('P-305', 'Teapot with infuser, 0.9 l', 18.9),
  packaging('K-401', 'Paper cup 25 cl, sleeve of 50', 3.1),
  packaging('K-402', 'Lid for 25 cl, sleeve of 100', 2.6),
  packaging('K-403', 'Carrier bag, kraft, pack of 250', 27.5),
  packaging('K-404', 'Cake box 20 cm, pack of 100', 21.8),
  cleaning('R-501', 'Descaler, 5 l', 16.2),
  cleaning('R-502', 'Machine cleaning tablets, tub of 100', 12.9),
  cleaning('R-503', 'Dishwasher liquid, 10 l', 24.4),
];

/** Minor units of the price list for one euro cent: rounded lists, not daily rates. */
export const LIST_FACTOR: Readonly<Record<SampleCurrency, number>> = {
  EUR: 1,
  USD: 1.1,
  GBP: 0.86,
  CZK: 25,
};

import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import type { ContactField } from '#shared/domain/instruction/instruction-details.ts';

/*
 * What sample clients ordered and want to reach, by the key of the client. Days and amounts are written
 * as in sample-spec.ts.
 */

export interface InstructionSpec {
  readonly day: number;
  readonly at: string;
  /** Index of the contact who orders. */
  readonly by: number;
  readonly how: Instruction['channel'];
  readonly what:
    | {
        readonly type: 'buy' | 'sell';
        readonly account: string;
        readonly symbol: string;
        readonly quantity: number;
      }
    | {
        readonly type: 'pay';
        readonly account: string;
        readonly amount: number;
        readonly to: string;
        readonly number: string;
      }
    | {
        readonly type: 'changeOfData';
        readonly contact: number;
        readonly field: ContactField;
        readonly to: string;
      }
    | {
        readonly type: 'purchaseOrder' | 'return';
        readonly lines: readonly (readonly [code: string, pieces: number])[];
      };
  readonly received?: number;
  /** The day on which it was carried out, and that of the entry in the ledger. */
  readonly executed?: number;
  readonly refused?: readonly [day: number, why: string];
  readonly cancelled?: readonly [day: number, why: string];
}

export interface GoalSpec {
  readonly name: string;
  readonly stated: number;
  readonly aim:
    | { readonly sum: number; readonly by: number; readonly account?: string }
    | { readonly income: number }
    | { readonly cost: number }
    | { readonly minutes: number }
    | { readonly orders: number }
    | { readonly suppliers: number };
  readonly reached?: number;
}

export const instructionsOf: Readonly<Record<string, readonly InstructionSpec[]>> = {
  lindqvist: [
    {
      ...{ day: -64, at: '09:50', by: 0, how: 'phone', received: -64, executed: -64 },
      what: {
        ...{ type: 'pay', account: 'reserve', amount: 18_000 },
        ...{ to: 'Ingrid Lindqvist', number: 'SE45 5000 0000 0583 9825 7466' },
      },
    },
    {
      ...{ day: -1, at: '15:20', by: 0, how: 'phone', received: 0 },
      what: { type: 'sell', account: 'long', symbol: 'NWD', quantity: 20 },
    },
    {
      ...{ day: -30, at: '10:10', by: 1, how: 'email' },
      what: { type: 'changeOfData', contact: 1, field: 'phone', to: '+49 8151 555 0199' },
      refused: [-29, 'He did not know of it when we called back'],
    },
  ],
  hohenfels: [
    {
      ...{ day: -3, at: '11:00', by: 0, how: 'letter' },
      what: { type: 'changeOfData', contact: 1, field: 'email', to: 'forst@hohenfels.example' },
    },
  ],
  kaffeehaus: [
    {
      ...{ day: -2, at: '08:40', by: 0, how: 'email', received: -1 },
      what: {
        type: 'purchaseOrder',
        lines: [
          ['C-101', 144],
          ['P-301', 96],
        ],
      },
    },
    {
      ...{ day: -16, at: '13:15', by: 0, how: 'phone' },
      what: { type: 'return', lines: [['P-303', 6]] },
      cancelled: [-15, 'The plates were found to be whole'],
    },
  ],
};

export const goalsOf: Readonly<Record<string, readonly GoalSpec[]>> = {
  lindqvist: [
    {
      ...{ name: 'The children’s money keeps its worth', stated: -120 },
      aim: { sum: 1_250_000, by: 2_200, account: 'long' },
    },
    { name: 'Live on the income from 2030', stated: -120, aim: { income: 30_000 } },
  ],
  hohenfels: [
    { name: 'The forest free of debt', stated: -260, aim: { sum: 800_000, by: 1_500 } },
    { name: 'Lower fees', stated: -140, aim: { cost: 2_000 } },
  ],
  kaffeehaus: [
    { name: 'Everything from three suppliers', stated: -40, aim: { suppliers: 3 } },
    { name: 'Two orders a month', stated: -40, aim: { orders: 24 } },
  ],
};

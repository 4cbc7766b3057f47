import { z } from 'zod';
import { instantField, nameField } from '../fields.ts';

/** Points of a stroke one after the other, x before y, in thousandths of the pad's width. */
const stroke = z.array(z.int().min(-200).max(1_200)).min(2).max(4_000);

/**
 * A signature as it was drawn, or the name that was typed in its place. Strokes are vectors in
 * thousandths of the width of the pad, which is `height` thousandths high, so that it is drawn sharp
 * at any size.
 */
export const signature = z.looseObject({
  how: z.enum(['drawn', 'typed']),
  name: nameField,
  signedAt: instantField,
  height: z.int().min(100).max(1_000),
  strokes: z.array(stroke).max(200),
});
export type Signature = z.output<typeof signature>;

/** The strokes as the path of an SVG whose view box is 1000 wide and `height` high. */
export function signaturePath(strokes: Signature['strokes']): string {
  return strokes
    .map((points) => {
      const pairs: string[] = [];
      for (let index = 0; index + 1 < points.length; index += 2) {
        pairs.push(`${points[index]} ${points[index + 1]}`);
      }
      // A dot has length as well: a line to where it began draws nothing otherwise.
      const [first] = pairs;
      return pairs.length === 1 ? `M${first}l0.1 0` : `M${pairs.join('L')}`;
    })
    .join('');
}

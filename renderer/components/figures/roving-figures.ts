/** Where a figure stands in its table, from the top left. */
export interface FigurePlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The index of the figure that an arrow key, Home or End leads to from the one at `from`; `null` for
 * other keys and at the edge. Left and right go on in the next row; up and down stay in the column as
 * far as the next row with figures has it. `places` are in the order of reading.
 */
export function nextFigure(
  places: readonly FigurePlace[],
  from: number,
  key: string,
): number | null {
  const here = places[from];
  if (!here) return null;
  const existing = (index: number) => (places[index] ? index : null);
  switch (key) {
    case 'ArrowRight':
      return existing(from + 1);
    case 'ArrowLeft':
      return existing(from - 1);
    case 'ArrowDown':
      return nearestIn(places, here, (row) => row > here.row, Math.min);
    case 'ArrowUp':
      return nearestIn(places, here, (row) => row < here.row, Math.max);
    case 'Home':
      return places.length > 0 ? 0 : null;
    case 'End':
      return places.length - 1;
    default:
      return null;
  }
}

/** The figure nearest to the column of `here` in the nearest row that `isBeyond` it. */
function nearestIn(
  places: readonly FigurePlace[],
  here: FigurePlace,
  isBeyond: (row: number) => boolean,
  nearer: (first: number, second: number) => number,
): number | null {
  const rows = places.map(({ row }) => row).filter(isBeyond);
  if (rows.length === 0) return null;
  const wanted = rows.reduce((one, other) => nearer(one, other));
  const distance = ({ column }: FigurePlace) => Math.abs(column - here.column);
  return places.reduce<number | null>((nearest, place, index) => {
    if (place.row !== wanted) return nearest;
    const best = nearest === null ? undefined : places[nearest];
    return best && distance(best) <= distance(place) ? nearest : index;
  }, null);
}

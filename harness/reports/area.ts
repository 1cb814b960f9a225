/** `telling` of the folder `03-telling`; what no feature states is in none, and is not checked. */
export function areaName(folder: string): string {
  return folder === '' ? 'not checked' : folder.replace(/^\d+-/, '');
}

/** `telling` of `features/03-telling/01-one-room.feature:7`. */
export function areaOf(place: string): string {
  return areaName(place.split('/')[1] ?? '');
}

/** Sorts folders or places in the order in which the features are read; what no feature states comes last. */
export function byReadingOrder(one: string, other: string): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  return one.localeCompare(other, 'en', { numeric: true });
}

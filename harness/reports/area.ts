/** Name of a folder of features: `messages` for `03-messages`. Requirements without a feature are not checked. */
export function areaName(folder: string): string {
  return folder === '' ? 'not checked' : folder.replace(/^\d+-/, '');
}

/** Area of a place: `messages` for `features/03-messages/01-one-room.feature:7`. A team's own features are one area. */
export function areaOf(place: string): string {
  if (place !== '' && !/^features\/\d+-/.test(place)) return 'your own features';
  return areaName(place.split('/')[1] ?? '');
}

/** Compares folders or places by reading order of the features; an empty one comes last. */
export function byReadingOrder(one: string, other: string): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  return one.localeCompare(other, 'en', { numeric: true });
}

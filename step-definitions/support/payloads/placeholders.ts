import type { RoomNames } from '../rooms/scenario-rooms';

/** Returns a value of a payload table with the names of the scenario in it: `(vault)` is `names.vault`, in keys as well. */
export function withNames(value: unknown, names: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') return filled(value, names);
  if (Array.isArray(value)) return value.map((part: unknown) => withNames(part, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      String(filled(key, names)),
      withNames(part, names),
    ]),
  );
}

/** Returns a value of a feature with the room names of the scenario in it: `(lobby)` is the name of the lobby. */
export function withRoomNames(value: unknown, rooms: RoomNames): unknown {
  const placeholders = [...JSON.stringify(value).matchAll(/\((\w+)\)/g)];
  const nameOf = (name: string): string =>
    rooms.nameOf({ name, exact: false, namespace: undefined });
  const names = placeholders.map(([, name = '']) => [name, nameOf(name)] as const);
  return withNames(value, Object.fromEntries(names));
}

/** A placeholder that is the whole text stands for the value as it is, and for its text elsewhere. */
function filled(text: string, names: Readonly<Record<string, unknown>>): unknown {
  const whole = /^\((\w+)\)$/.exec(text)?.[1];
  if (whole !== undefined && whole in names) return names[whole];
  return text.replace(/\((\w+)\)/g, (match, placeholder: string) => {
    const name = names[placeholder];
    return typeof name === 'string' ? name : match;
  });
}

/** Keys of a target file before version 1, and their present names. */
export const renamedKeys = { vocabulary: 'operations' } as const;

/** Operations of a target file before version 1, and their present names. */
export const renamedOperations = {
  tellRoom: 'sendToRoom',
  tellOthersInRoom: 'sendToOthersInRoom',
  tellRooms: 'sendToRooms',
  tellRoomExcept: 'sendToRoomExcept',
  tellAll: 'sendToAll',
  tellOthers: 'sendToOthers',
  tellOne: 'sendToOne',
} as const;

/** Capabilities before version 1, and their present names. */
export const renamedCapabilities = { faults: 'fault-injection' } as const;

/** Returns the message about an old name; undefined if a name was not renamed. */
export function renamedTo(
  name: unknown,
  renamed: Readonly<Record<string, string>>,
): string | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(renamed, name)) return undefined;
  return `\`${name}\` is now \`${renamed[name] ?? ''}\``;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, openObject, closeList, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d];

/** What a text costs once it is parsed as JSON. */
export interface JsonShape {
  /** Most lists and objects inside one another. */
  readonly levels: number;
  /** Number of values, lists and objects among them; those that are empty count twice. */
  readonly values: number;
}

/** Counts the values and levels of JSON without parsing it. What is no JSON has some numbers as well. */
export function jsonShapeOf(text: string): JsonShape {
  let [level, levels, values] = [0, 0, 1];
  for (let place = 0; place < text.length; place += 1) {
    switch (text.charCodeAt(place)) {
      case quote:
        place = endOfString(text, place);
        break;
      case openList:
      case openObject:
        values += 1;
        level += 1;
        levels = Math.max(levels, level);
        break;
      case closeList:
      case closeObject:
        level -= 1;
        break;
      case comma:
        values += 1;
        break;
    }
  }
  return { levels, values };
}

/** Returns the place of the quote that ends a string; the end of the text without one. */
function endOfString(text: string, begin: number): number {
  let end = begin;
  do end = text.indexOf('"', end + 1);
  while (end !== -1 && isEscaped(text, end));
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, place: number): boolean {
  let before = place - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (place - before) % 2 === 0;
}

/**
 * Returns the ways in which servers, logs and URLs write a value: as it is, percent-encoded, escaped as JSON (also twice), with
 * character references, in Base64 and Base64URL wherever the value begins in a longer text, in hexadecimal digits, and as
 * the list of bytes that a buffer is shown as. Sources: RFC 3986, section 2.1; RFC 8259, section 7; RFC 4648; HTML, section
 * "Named character references".
 */
export function secretForms(value: string): string[] {
  const bytes = Buffer.from(value);
  const text = bytes.toString();
  const forms = [value, ...percentForms(text), ...jsonForms(value), ...referenceForms(value)];
  const base64 = base64Forms(bytes);
  const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...forms, ...base64, ...base64url, ...byteForms(bytes)])];
}

/** `toString('hex')`, `inspect`, dumps with colons, and `toJSON` of a buffer with spaces or without. */
function byteForms(bytes: Buffer): string[] {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  const hex = ['', ' ', ':'].map((between) => digits.join(between));
  const decimal = [',', ', '].map((between) => [...bytes].join(between));
  return [...hex, ...hex.map((form) => form.toUpperCase()), ...decimal];
}

/** Encoders differ in how they write quotes. */
function referenceForms(value: string): string[] {
  const tags = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = tags.replaceAll('"', '&quot;');
  const apostrophes = ['&#39;', '&#x27;', '&apos;'];
  return [tags, quoted, ...apostrophes.map((sign) => quoted.replaceAll("'", sign))];
}

/** Encoders differ in the characters that they leave alone, and in the case of the digits. */
function percentForms(text: string): string[] {
  const component = encodeURIComponent(text);
  const strict = component.replace(/[!'()*]/g, percent);
  const forms = [component, strict, encodeURI(text), new URLSearchParams([['', text]]).toString()];
  const upper = forms.map((form) => form.replace(/^=/, ''));
  return [...upper, ...upper.map((form) => form.replace(/%../g, (sign) => sign.toLowerCase()))];
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Some encoders escape slashes, and everything outside of ASCII. */
function jsonForms(value: string): string[] {
  const json = inJson(value);
  const slashes = json.replaceAll('/', String.raw`\/`);
  return [json, slashes, asciiOnly(json), asciiOnly(slashes), inJson(json)];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function asciiOnly(text: string): string {
  return text.replace(
    /[^\0-\x7f]/g,
    (sign) => String.raw`\u` + sign.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}

/**
 * Three bytes are four characters, so a value has one form for each place at which it begins. What depends on the bytes
 * before and after it is left out, except at the end of the text.
 */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const own = whole.slice(Math.ceil((before * 8) / 6));
    const sure = Math.floor(((before + bytes.length) * 8) / 6) - Math.ceil((before * 8) / 6);
    return [own, own.replace(/=+$/, ''), own.slice(0, sure)];
  });
}

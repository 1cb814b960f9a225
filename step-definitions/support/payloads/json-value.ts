/** Source of a regular expression for a JSON value. */
export const valuePattern = /(?:null|true|false|-?\d+|"[^"]*"|\[.*\]|\{.*\})/.source;

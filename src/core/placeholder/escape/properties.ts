import type { Encoder } from './encoder';

const unicode = (char: string): string => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * The value of a Java properties file. java.util.Properties.load, Java 21: white space before a value is not part of it, a backslash begins
 * an escape. A stream of bytes is read as ISO 8859-1 and a Reader as whatever it was made for, so what is not ASCII is written as `\uXXXX`, for both.
 */
export const propertiesValue: Encoder = {
  place: 'a value of a properties file',
  encode: (value) => value.replace(/^ +|\\/g, (match) => match.replace(/./g, '\\$&')).replace(/[^ -~]/g, unicode),
};

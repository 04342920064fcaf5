/** Closes an exhaustive `switch`: does not compile while a case is missing. Always throws. */
export function assertNever(value: never): never {
  throw new TypeError(`unhandled case ${JSON.stringify(value)}`);
}

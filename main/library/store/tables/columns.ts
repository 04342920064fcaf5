/** A JSON column as we wrote it: the type is what the writer of that column puts in, so no schema runs at each read. */
export const fromJson = <T>(text: string): T => JSON.parse(text);

/** The store was used against its rules: a fault of the calling code, never of the data. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

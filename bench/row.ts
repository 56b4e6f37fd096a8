/** One measured figure: `ratio` is to a floor measured in the same run, `goal` the largest ratio we accept. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly goal?: number;
};

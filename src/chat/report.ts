/** Takes a fault that no answer can carry; `doing` says during what. */
export type Report = (fault: unknown, doing: string) => void;

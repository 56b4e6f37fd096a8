import { createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { Form } from "../../../chat/form.ts";
import type { Act, Outcome, WireInput } from "../wire.ts";
import type { Spot } from "./places.ts";
import { newKey, post, Refused } from "./send.ts";
import type { Word } from "./words.ts";

/** A form that waits to be filled in, and the message it came from. */
export type OpenForm = { readonly form: Form; readonly message: string | undefined };

export type Acting = {
  /** Does something once: while it is under way, the same control does nothing. True when it was done. */
  readonly act: (
    control: string,
    input: WireInput,
    more?: Pick<Act, "message"> & { files?: Act["files"] },
  ) => Promise<boolean>;
  readonly busy: (control: string) => boolean;
  /** Whether it was this message that was acted on last. */
  readonly touched: (message: string) => boolean;
};

export const ActingContext = createContext<Acting>({ act: async () => false, busy: () => false, touched: () => false });
export const useActing = (): Acting => useContext(ActingContext);

export const useActs = (spot: Spot | undefined, say: (problem: Word | undefined) => void) => {
  const [form, setForm] = useState<OpenForm>();
  const [, redraw] = useState(0);
  const underWay = useRef(new Set<string>());
  const last = useRef<string>(undefined);

  const act: Acting["act"] = async (control, input, { message, files = {} } = {}) => {
    if (!spot || underWay.current.has(control)) return false;
    underWay.current.add(control);
    last.current = message;
    redraw((n) => n + 1);
    try {
      const act: Act = { key: newKey(), as: spot.account, place: spot.place, message, input, files };
      const outcome = await post<Outcome>("/acts", act);
      say(undefined);
      setForm(outcome.form && { form: outcome.form, message });
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.word);
      return false;
    } finally {
      underWay.current.delete(control);
      redraw((n) => n + 1);
    }
  };
  const acting: Acting = {
    act,
    busy: (control) => underWay.current.has(control),
    touched: (message) => last.current === message,
  };
  return { acting, form, closeForm: () => setForm(undefined) };
};

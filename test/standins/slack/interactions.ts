import type { Channel, Message, View, Workspace } from "./workspace.ts";

/** What came of an act, as the person saw it. */
export type Seen = Message | View;

/** How often and how long a response_url can be used; the half hour passes with `expire`. */
const RESPONSES = 5;

/** Something a person did, until something of it is seen. */
export class Interaction {
  readonly account: string;
  readonly trigger: string;
  readonly channel: Channel | undefined;
  /** The message or view that bore what was pressed. */
  readonly on: Seen | undefined;
  /** Where the app may answer; a press at home or in a modal has no such place. */
  readonly response: string | undefined;
  readonly parent: Interaction | undefined;
  readonly seen: Promise<Seen>;
  responsesLeft = RESPONSES;
  exchanged = false;
  expired = false;
  #show: (seen: Seen) => void = () => undefined;

  constructor(workspace: Workspace, account: string, where: Where) {
    this.account = account;
    this.trigger = `${workspace.ts()}.${workspace.id("R").toLowerCase()}`;
    this.channel = where.channel;
    this.on = where.on;
    this.parent = where.parent;
    this.response = where.channel && !where.parent ? workspace.id("Q") : undefined;
    this.seen = new Promise((resolve) => {
      this.#show = resolve;
    });
  }

  show(seen: Seen): void {
    this.#show(seen);
  }

  /** No response_url here, nor where the form was opened: the answer comes at home or as a direct message. */
  get direct(): boolean {
    return !this.response && !this.parent?.response;
  }
}

export type Where = {
  readonly channel?: Channel | undefined;
  readonly on?: Seen | undefined;
  readonly parent?: Interaction | undefined;
};

export class Interactions {
  readonly #workspace: Workspace;
  #all: readonly Interaction[] = [];
  readonly openedBy = new Map<string, Interaction>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  begin(account: string, where: Where): Interaction {
    const interaction = new Interaction(this.#workspace, account, where);
    this.#all = [...this.#all, interaction];
    return interaction;
  }

  ofTrigger(trigger: string): Interaction | undefined {
    return this.#all.find((one) => one.trigger === trigger);
  }

  ofResponse(response: string): Interaction | undefined {
    return this.#all.find((one) => one.response === response);
  }

  /** Seen by way of a response_url: also what came of a form that was opened from there. */
  showResponse(interaction: Interaction, seen: Seen): void {
    for (const one of this.#all) if (one === interaction || one.parent === interaction) one.show(seen);
  }

  /** Seen at home or in direct messages. */
  showDirect(account: string, seen: Seen): void {
    for (const one of this.#all) if (one.account === account && one.direct) one.show(seen);
  }

  /** Three seconds and half an hour pass: no trigger_id and no response_url given so far works any more. */
  expire(): void {
    for (const one of this.#all) one.expired = true;
  }
}

import pg from 'pg';

/** A statement under its name, and what goes in. */
export type Statement = { name: string; text: string; values: readonly unknown[] };

/** What the server answered to one statement. `touched`: how many rows, where it counts them. */
export type Answer = { rows: Record<string, unknown>[]; command: string; touched: number };

/** Sends a statement and waits for its answer. */
export type Ask = (statement: Statement) => Promise<Answer>;

type Field = { name: string; dataTypeID: number };

/** What pg's connection offers below its own queries: one call for each message of the protocol. */
type Wire = {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[] }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: object): void;
  sync(): void;
};

/** Makes a row of a statement out of its texts. */
type ToRow = (texts: readonly (string | null)[]) => Record<string, unknown>;

/**
 * How the rows of a statement read: a function that writes them as one literal, `{"no":p1(t[1]), …}`. Objects that are filled column by
 * column cost four times as much, and a busy window reads hundreds a second.
 */
function toRowOf(fields: readonly Field[]): ToRow {
  const parsers = fields.map((field) => pg.types.getTypeParser(field.dataTypeID, 'text') as (text: string) => unknown);
  const columns = fields.map(({ name }, nth) => `${JSON.stringify(name)}:t[${nth}]===null?null:p${nth}(t[${nth}])`);
  // Nothing from outside stands in it: the names of columns are those of our own statements, and are quoted.
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(...parsers.map((_, nth) => `p${nth}`), `return (t)=>({${columns.join(',')}})`);
  return make(...parsers) as ToRow;
}

const noRows: ToRow = () => ({});

/** A statement that a connection has prepared. The server says once how its rows read: a prepared statement never changes that. */
type Prepared = { as: string; toRow: ToRow | undefined };

const preparedOn = new WeakMap<Wire, Map<string, Prepared>>();
let namesGiven = 0;

type Sent = { statement: Statement; done: (answer: Answer) => void; failed: (error: Error) => void };
type Open = {
  prepared: Prepared;
  toRow: ToRow | undefined;
  isNew: boolean;
  rows: Record<string, unknown>[];
  answer: Answer | undefined;
};

/** How pg spells a value for the server. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => string | Buffer | null } }).utils;

/**
 * Statements that travel together: one packet to the server, one back. Those of a transaction may share one; the server carries them out
 * in order and stops at the first that fails.
 */
class Packet extends pg.Query {
  readonly #sent: Sent[] = [];
  readonly #open: Open[] = [];
  readonly #inTransaction: boolean;
  #wire: Wire | undefined;
  #nth = 0;

  constructor(inTransaction: boolean) {
    super({ text: '' });
    this.#inTransaction = inTransaction;
    this.submit = (connection) => this.#submit(connection as unknown as Wire);
  }

  /** Adds a statement before the packet goes. */
  add({ name, text, values }: Statement): Promise<Answer> {
    return new Promise((done, failed) => {
      this.#sent.push({ statement: { name, text, values: values.map(prepareValue) }, done, failed });
    });
  }

  #submit(wire: Wire): void {
    this.#wire = wire;
    let known = preparedOn.get(wire);
    if (!known) preparedOn.set(wire, (known = new Map()));
    wire.stream.cork();
    for (const { statement } of this.#sent) {
      let prepared = known.get(statement.name);
      const isNew = prepared === undefined;
      if (!prepared) {
        // A name of its own each time: one that failed on the way may stand on the server or not.
        prepared = { as: `${statement.name}.${(namesGiven += 1)}`, toRow: undefined };
        known.set(statement.name, prepared);
        wire.parse({ name: prepared.as, text: statement.text });
      }
      wire.bind({ statement: prepared.as, values: statement.values });
      if (!prepared.toRow) wire.describe({ type: 'P', name: '' });
      wire.execute({});
      this.#open.push({ prepared, toRow: prepared.toRow, isNew, rows: [], answer: undefined });
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    const open = this.#open[this.#nth]!;
    open.toRow = open.prepared.toRow = toRowOf(fields);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const open = this.#open[this.#nth]!;
    open.rows.push(open.toRow!(fields));
  }

  handleCommandComplete({ text }: { text: string }): void {
    const open = this.#open[this.#nth]!;
    open.prepared.toRow ??= noRows;
    // 'SELECT 3', 'INSERT 0 3', 'COMMIT'
    const words = text.split(' ');
    open.answer = { rows: open.rows, command: words[0]!, touched: words.length > 1 ? Number(words.at(-1)) : 0 };
    this.#nth += 1;
  }

  handleReadyForQuery(): void {
    for (const [nth, { done }] of this.#sent.entries()) done(this.#open[nth]!.answer!);
  }

  /**
   * The first that failed says why, and those behind it were not carried out; a lost connection is everybody's. Outside a transaction nothing
   * is done before the packet is.
   */
  handleError(error: Error & { severity?: string }): void {
    const behind =
      error.severity === 'ERROR'
        ? Object.assign(new Error('a statement before this one failed', { cause: error }), { code: '25P02' })
        : error;
    const known = this.#wire && preparedOn.get(this.#wire);
    for (const [nth, { statement, done, failed }] of this.#sent.entries()) {
      const open = this.#open[nth];
      if (open?.answer && this.#inTransaction) {
        done(open.answer);
        continue;
      }
      if (open?.isNew && nth >= this.#nth && known?.get(statement.name) === open.prepared) known.delete(statement.name);
      failed(nth <= this.#nth ? error : behind);
    }
  }
}

/** What a transaction asks: statements of one breath go in one packet, because each packet costs both sides calls to the system. */
export function together(client: pg.ClientBase): {
  ask: Ask;
  /** Sends now what waits for the end of the breath, so that what is sent otherwise comes after it. */
  send: () => void;
} {
  let next: Packet | undefined;
  const send = (): void => {
    const packet = next;
    next = undefined;
    if (packet) client.query(packet);
  };
  return {
    ask(statement) {
      if (!next) process.nextTick(send);
      return (next ??= new Packet(true)).add(statement);
    },
    send,
  };
}

/** Sends a statement by itself. */
export function apart(client: pg.ClientBase): Ask {
  return (statement) => {
    const packet = new Packet(false);
    const answer = packet.add(statement);
    client.query(packet);
    return answer;
  };
}

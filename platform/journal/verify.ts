import { factHash, noHash, sm3 } from './hash.ts';
import { merkleRoot, sealHash, type Leaf } from './merkle.ts';

/** The rows of a journal in the form in which they are exported: one JSON object a line, in this order of kinds. */
export type Exported =
  | { kind: 'jurisdiction'; jurisdictionId: string }
  | {
      kind: 'seal';
      sealNo: number;
      sealKind: string;
      at: number;
      recordedAt: number;
      heads: number;
      root: string;
      prev: string;
      hash: string;
    }
  | { kind: 'leaf'; sealNo: number; stream: string; seq: number; hash: string }
  | {
      kind: 'fact';
      stream: string;
      seq: number;
      room: string;
      type: string;
      data: string;
      basis: string[];
      actor: string;
      on: string;
      at: number;
      recordedAt: number;
      commandId: string;
      prev: string;
      hash: string;
    }
  /** `opened` is the salted digest computed from the content by who holds the keys; null when nobody opened it. */
  | { kind: 'sealed'; sealedId: string; digest: string; erasedOn: string | null; opened: string | null };

/** What a check found. `wrong` names the first row that is not as it was sealed; the tail is not wrong, only not yet sealed. */
export type Verdict = {
  wrong: { where: string; what: string } | undefined;
  facts: number;
  streams: number;
  seals: number;
  lastSeal: { sealNo: number; at: number; hash: string } | undefined;
  tail: { facts: number; since: number | undefined };
  erased: { sealedId: string; on: string }[];
};

type Fact = Extract<Exported, { kind: 'fact' }>;
type SealRow = Extract<Exported, { kind: 'seal' }>;
type LeafRow = Extract<Exported, { kind: 'leaf' }>;

/**
 * Checks a journal row by row, offline: every fact against its chain, every seal against its leaves, and every leaf against the facts.
 * Rows come in the order of the export: seals, leaves by seal, facts by stream, sealed rows.
 */
export class Verifier {
  #jurisdictionId = '';
  #wrong: Verdict['wrong'];
  #facts = 0;
  #streams = 0;
  #tail = 0;
  #tailSince: number | undefined;
  readonly #seals: SealRow[] = [];
  readonly #leavesOfSeal = new Map<number, Leaf[]>();
  /** For each stream: what the seals say of it, by seq. */
  readonly #leavesOfStream = new Map<string, LeafRow[]>();
  readonly #erased: Verdict['erased'] = [];
  /** What the facts say of sealed rows that did not come yet. */
  readonly #digests = new Map<string, string>();
  #sealsChecked = false;
  #current: { stream: string; seq: number; hash: Uint8Array } | undefined;

  row(row: Exported): void {
    switch (row.kind) {
      case 'jurisdiction':
        this.#jurisdictionId = row.jurisdictionId;
        return;
      case 'seal':
        this.#seals.push(row);
        return;
      case 'leaf':
        this.#leaf(row);
        return;
      case 'fact':
        this.#checkSeals();
        this.#fact(row);
        return;
      case 'sealed':
        this.#sealed(row);
    }
  }

  /** The verdict, after the last row. */
  end(): Verdict {
    this.#checkSeals();
    this.#endStream();
    for (const [stream, leaves] of this.#leavesOfStream)
      this.#fault(`${stream} #${leaves[0]!.seq}`, 'dropped: a seal holds this stream, but it is not there');
    for (const sealedId of this.#digests.keys())
      this.#fault(`sealed row ${sealedId}`, 'dropped: a fact names it, but it is not there');
    const last = this.#seals.at(-1);
    return {
      wrong: this.#wrong,
      facts: this.#facts,
      streams: this.#streams,
      seals: this.#seals.length,
      lastSeal: last && { sealNo: last.sealNo, at: last.at, hash: last.hash },
      tail: { facts: this.#tail, since: this.#tailSince },
      erased: this.#erased,
    };
  }

  #fault(where: string, what: string): void {
    this.#wrong ??= { where, what };
  }

  #leaf(row: LeafRow): void {
    const leaf = { stream: row.stream, seq: row.seq, hash: Buffer.from(row.hash, 'hex') };
    this.#leavesOfSeal.set(row.sealNo, [...(this.#leavesOfSeal.get(row.sealNo) ?? []), leaf]);
    const known = this.#leavesOfStream.get(row.stream);
    if (known) known.push(row);
    else this.#leavesOfStream.set(row.stream, [row]);
  }

  #checkSeals(): void {
    if (this.#sealsChecked) return;
    this.#sealsChecked = true;
    let prev: Uint8Array = noHash;
    for (const [index, seal] of this.#seals.entries()) {
      const where = `seal ${seal.sealNo}`;
      const leaves = this.#leavesOfSeal.get(seal.sealNo) ?? [];
      if (seal.sealNo !== index + 1) this.#fault(where, `dropped: after seal ${index} comes seal ${seal.sealNo}`);
      if (seal.prev !== Buffer.from(prev).toString('hex')) this.#fault(where, 'changed: it does not follow the seal before it');
      if (leaves.length !== seal.heads)
        this.#fault(where, `changed: it was made over ${seal.heads} streams, now ${leaves.length} are named`);
      const root = merkleRoot(leaves);
      if (root.toString('hex') !== seal.root) this.#fault(where, 'changed: its root does not fit the streams under it');
      const card = { ...seal, kind: seal.sealKind, jurisdictionId: this.#jurisdictionId };
      const hash = sealHash(prev, card, root);
      if (hash.toString('hex') !== seal.hash) this.#fault(where, 'changed: its own hash does not fit');
      prev = Buffer.from(seal.hash, 'hex');
    }
    for (const leaves of this.#leavesOfStream.values()) leaves.sort((a, b) => a.seq - b.seq);
  }

  #fact(fact: Fact): void {
    this.#facts += 1;
    if (this.#current?.stream !== fact.stream) {
      this.#endStream();
      this.#streams += 1;
      this.#current = { stream: fact.stream, seq: 0, hash: noHash };
    }
    const before = this.#current;
    const where = `${fact.stream} #${fact.seq}`;
    if (fact.seq !== before.seq + 1)
      this.#fault(
        where,
        fact.seq <= before.seq ? 'inserted: its place is taken twice' : `dropped: #${before.seq + 1} of this stream is not there`,
      );
    const prev = Buffer.from(before.hash).toString('hex');
    const hash = factHash(before.hash, { ...fact, jurisdictionId: this.#jurisdictionId }, fact.data).toString('hex');
    if (fact.prev !== prev) this.#fault(where, 'reordered or inserted: it does not follow the fact before it');
    else if (hash !== fact.hash) this.#fault(where, 'changed: its content does not fit its hash');
    this.#current = { stream: fact.stream, seq: fact.seq, hash: Buffer.from(fact.hash, 'hex') };
    this.#againstLeaves(fact);
    if (fact.data.includes('"sealed"')) this.#keepDigests(JSON.parse(fact.data) as unknown);
  }

  /** A fact names a sealed row as `{sealed, digest}`, itself or somewhere within. */
  #keepDigests(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const { sealed, digest } = value as { sealed?: unknown; digest?: unknown };
    if (typeof sealed === 'string' && typeof digest === 'string') this.#digests.set(sealed, digest);
    for (const inner of Object.values(value)) this.#keepDigests(inner);
  }

  /** A whole stream that was hashed anew fits itself, but not the seal that holds its old hash. */
  #againstLeaves(fact: Fact): void {
    const leaves = this.#leavesOfStream.get(fact.stream);
    const last = leaves?.at(-1);
    if (!leaves || !last || fact.seq > last.seq) {
      this.#tail += 1;
      this.#tailSince = Math.min(this.#tailSince ?? fact.recordedAt, fact.recordedAt);
      return;
    }
    const leaf = leaves.find((one) => one.seq === fact.seq);
    if (leaf && leaf.hash !== fact.hash)
      this.#fault(`${fact.stream} #${fact.seq}`, `changed: seal ${leaf.sealNo} holds another hash for it`);
  }

  #endStream(): void {
    const { stream = '', seq = 0 } = this.#current ?? {};
    const last = this.#leavesOfStream.get(stream)?.at(-1);
    if (last && last.seq > seq)
      this.#fault(`${stream} #${seq + 1}`, `dropped: seal ${last.sealNo} holds this stream up to #${last.seq}`);
    this.#leavesOfStream.delete(stream);
  }

  #sealed(row: Extract<Exported, { kind: 'sealed' }>): void {
    const said = this.#digests.get(row.sealedId);
    this.#digests.delete(row.sealedId);
    if (said !== undefined && said !== row.digest)
      this.#fault(`sealed row ${row.sealedId}`, 'changed: the fact carries another digest for it');
    if (row.erasedOn !== null) this.#erased.push({ sealedId: row.sealedId, on: row.erasedOn });
    else if (row.opened !== null && row.opened !== row.digest)
      this.#fault(`sealed row ${row.sealedId}`, 'changed: its content does not fit the digest that the fact carries');
  }
}

/** The salted digest of a sealed row's content, as facts carry it. */
export const sealedDigest = (salt: Uint8Array, content: string): string => sm3(salt, content).toString('hex');

import { useState } from 'react';
import { problemFrom } from '../../../../platform/ui/problem-error.ts';
import { WaiveReason } from '../../../../platform/ui/WaiveReason.tsx';

/** What a command says of the refusals it sets aside. */
export type Waived = { waive?: { code: string; reason: string }[] };

export type Waiver = {
  /** The refusals of the last sending that a person may set aside. */
  codes: readonly string[];
  reason: string;
  setReason: (reason: string) => void;
  /** It was sent again without the reason, and refused again. */
  isMissing: boolean;
  /** Sends with what is set aside so far; what is refused is thrown on, and remembered. */
  send: (act: (waived: Waived) => Promise<unknown>) => Promise<void>;
};

/** Lets a form be sent again with the reason why a refusal is set aside. */
export function useWaiver(): Waiver {
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  return {
    codes,
    reason,
    setReason: (said) => {
      setReason(said);
      setMissing(false);
    },
    isMissing,
    send: async (act) => {
      const said = reason.trim();
      try {
        await act(codes.length > 0 && said ? { waive: codes.map((code) => ({ code, reason: said })) } : {});
      } catch (error) {
        const waivable = problemFrom(error).refusals.flatMap(({ code, waivableBy }) => (waivableBy === undefined ? [] : [code]));
        setCodes(waivable);
        setMissing(!said && waivable.some((code) => codes.includes(code)));
        throw error;
      }
    },
  };
}

/** Why a lead goes on all the same; there only after a refusal that may be set aside. */
export function WaiveField({ waiver: { codes, reason, setReason, isMissing } }: { waiver: Waiver }) {
  if (codes.length === 0) return null;
  return (
    <WaiveReason
      label="仍要登记的理由"
      example="确需登记的，写明理由后再次提交；理由会记入办件经过"
      reason={reason}
      onReason={setReason}
      error={isMissing ? '还没有写明理由。请写明后再提交，或更正上面指出的内容。' : undefined}
    />
  );
}

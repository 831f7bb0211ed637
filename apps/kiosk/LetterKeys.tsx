const rows = ['ABCDEFGHI', 'JKLMNOPQR', 'STUVWXYZ'];

/** The letters in their order, for people who never learnt the order of a keyboard. */
export function LetterKeys({ onLetter, onDelete }: { onLetter: (letter: string) => void; onDelete: () => void }) {
  return (
    <section className="kiosk-letters" aria-label="字母键盘">
      {rows
        .join('')
        .split('')
        .map((letter) => (
          <button key={letter} type="button" onClick={() => onLetter(letter)}>
            {letter}
          </button>
        ))}
      <button type="button" aria-label="退一格" onClick={onDelete}>
        ←
      </button>
    </section>
  );
}

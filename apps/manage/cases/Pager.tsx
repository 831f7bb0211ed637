import { Button } from 'antd';

type Props = {
  /** The keys of the pages already turned. */
  after: readonly string[];
  next: string | null;
  onTurn: (after: readonly string[]) => void;
};

/** Turns the pages of a list that goes by keys. */
export function Pager({ after, next, onTurn }: Props) {
  return (
    <p className="manage-pager">
      <Button disabled={after.length === 0} onClick={() => onTurn(after.slice(0, -1))}>
        上一页
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && onTurn([...after, next])}>
        下一页
      </Button>
      <span>第 {after.length + 1} 页</span>
    </p>
  );
}

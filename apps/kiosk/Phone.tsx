/** A phone number, which is never broken over two lines. */
export const Phone = ({ number }: { number: string }) => <span className="kiosk-phone yc-figures">{number}</span>;

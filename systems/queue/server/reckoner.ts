/** What is reckoned from something that was read once for many is reckoned once, for each key, and goes with what it was reckoned from. */
export function reckoner<Value extends object>(): (from: object, key: string, reckon: () => Value) => Value {
  const known = new WeakMap<object, Map<string, Value>>();
  return (from, key, reckon) => {
    let values = known.get(from);
    if (!values) known.set(from, (values = new Map()));
    let value = values.get(key);
    if (!value) values.set(key, (value = reckon()));
    return value;
  };
}

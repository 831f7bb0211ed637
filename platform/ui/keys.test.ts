import { describe, expect, it } from 'vitest';
import { createKeys, nameOf, type KeyOwner, type KeyPress } from './keys.ts';

const input = { tagName: 'INPUT', type: 'text' } as unknown as EventTarget;
const button = { tagName: 'BUTTON' } as unknown as EventTarget;

function press(key: string, more: Partial<KeyPress> = {}) {
  const event = {
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    target: null,
    kept: false,
    preventDefault() {
      event.kept = true;
    },
    ...more,
  };
  return event;
}

function counting(key: string, more: Partial<KeyOwner> = {}) {
  const owner = { key, title: key, count: 0, press: () => void owner.count++, ...more };
  return owner;
}

describe('the name of a key is what is printed on the button', () => {
  it.each([
    [press('F2'), 'F2'],
    [press('z', { ctrlKey: true }), 'Ctrl+Z'],
    [press('z', { metaKey: true }), 'Ctrl+Z'],
    [press('F4', { shiftKey: true }), 'Shift+F4'],
    [press('?', { shiftKey: true }), '?'],
    [press(' '), 'Space'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
  ])('%#: %o', (event, name) => expect(nameOf(event)).toBe(name));
});

describe('a key belongs to its owner', () => {
  it('presses and is kept from the browser; others pass', () => {
    const keys = createKeys();
    const f5 = counting('F5');
    keys.own(() => f5);
    const mine = press('F5');
    const other = press('F6');
    expect(keys.handle(mine)).toBe(true);
    expect(keys.handle(other)).toBe(false);
    expect([f5.count, mine.kept, other.kept]).toEqual([1, true, false]);
  });

  it('is kept from the browser even while the button rests, so F5 does not reload the page', () => {
    const keys = createKeys();
    const f5 = counting('F5', { enabled: false });
    keys.own(() => f5);
    const event = press('F5');
    keys.handle(event);
    expect([f5.count, event.kept]).toEqual([0, true]);
  });

  it('held down presses once', () => {
    const keys = createKeys();
    const f2 = counting('F2');
    keys.own(() => f2);
    keys.handle(press('F2'));
    keys.handle(press('F2', { repeat: true }));
    expect(f2.count).toBe(1);
  });

  it('goes to the owner that came last, and back when that one leaves', () => {
    const keys = createKeys();
    const first = counting('Escape');
    const second = counting('Escape');
    keys.own(() => first);
    const leave = keys.own(() => second);
    keys.handle(press('Escape'));
    leave();
    keys.handle(press('Escape'));
    expect([first.count, second.count]).toEqual([1, 1]);
  });
});

describe('a person typing is not disturbed', () => {
  it.each(['N', 'Enter', 'Space', 'ArrowDown', 'Backspace', 'Ctrl+Z', 'Ctrl+A'])('%s stays with the field', (name) => {
    const keys = createKeys();
    const owner = counting(name);
    keys.own(() => owner);
    const ctrlKey = name.startsWith('Ctrl+');
    const key = ctrlKey ? name.slice(5).toLowerCase() : name === 'Space' ? ' ' : name;
    const event = press(key, { ctrlKey, target: input });
    keys.handle(event);
    expect([owner.count, event.kept]).toEqual([0, false]);
  });

  it.each(['F2', 'F8', 'F11'])('%s answers inside a field', (name) => {
    const keys = createKeys();
    const owner = counting(name);
    keys.own(() => owner);
    keys.handle(press(name, { target: input }));
    expect(owner.count).toBe(1);
  });

  it('nothing answers while an input method composes a word', () => {
    const keys = createKeys();
    const owner = counting('N');
    keys.own(() => owner);
    keys.handle(press('n', { isComposing: true }));
    keys.handle(press('Process'));
    expect(owner.count).toBe(0);
  });

  it('Enter and space press the focused button, not the key of the page', () => {
    const keys = createKeys();
    const owner = counting('Enter');
    keys.own(() => owner);
    keys.handle(press('Enter', { target: button }));
    expect(owner.count).toBe(0);
    keys.handle(press('Enter'));
    expect(owner.count).toBe(1);
  });
});

describe('an open dialogue is a layer above the page', () => {
  it('its keys answer, the page rests but keeps its keys from the browser', () => {
    const keys = createKeys();
    const call = counting('F2');
    const close = counting('Escape', { layer: 1 });
    keys.own(() => call);
    keys.own(() => close);
    const leave = keys.openLayer(1);
    const blocked = press('F2');
    keys.handle(blocked);
    keys.handle(press('Escape'));
    expect([call.count, blocked.kept, close.count]).toEqual([0, true, 1]);
    expect(keys.list().map((owner) => owner.key)).toEqual(['Escape']);
    leave();
    keys.handle(press('F2'));
    expect(call.count).toBe(1);
  });
});

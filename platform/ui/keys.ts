/** The keys of a page: who owns which key, and when a key belongs to the person typing instead. */

/** What a listener needs of a keyboard event; a real `KeyboardEvent` is one. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'repeat' | 'isComposing' | 'target' | 'preventDefault'
>;

/** Written as it is printed on the button: `F2`, `Ctrl+Z`, `Shift+F4`, `N`, `Enter`, `Escape`, `ArrowDown`. */
export type KeyName = string;

export type KeyOwner = {
  key: KeyName;
  press: () => void;
  /** While false the key is still kept from the browser, but nothing happens. */
  enabled?: boolean;
  /** What the key does, in Chinese, for the help page. */
  title: string;
  /** The layer it belongs to; keys of lower layers rest while a dialogue is open. */
  layer?: number;
};

export type KeyRegistry = {
  /** Owns a key until the returned function is called. Of two owners the later one is asked. */
  own: (owner: () => KeyOwner) => () => void;
  /** A number for a layer. */
  newLayer: () => number;
  /** Puts a layer (a dialogue) above all others until the returned function is called. */
  openLayer: (layer: number) => () => void;
  /** Handles a key press; true when some owner kept it from the browser. */
  handle: (event: KeyPress) => boolean;
  /** Every key that would answer now, for the help page. */
  list: () => KeyOwner[];
};

const functionKey = /^F([1-9]|1[0-2])$/;

/** A press as the name that is printed on buttons. */
export function nameOf(event: Pick<KeyPress, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>): KeyName {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is part of what is typed with a single character (`?`), and a modifier of its own with any other key.
  const shift = event.shiftKey && (event.key.length > 1 || event.ctrlKey || event.altKey);
  const modifiers = [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', shift && 'Shift'];
  return [...modifiers.filter(Boolean), key].join('+');
}

/** Whether this key writes, edits or moves in a field, so that it belongs to the person who types there. */
const belongsToTyping = (name: KeyName): boolean => {
  const key = /[^+]*$/.exec(name)?.[0] ?? name;
  if (functionKey.test(key)) return false;
  // Ctrl+Enter and Ctrl+S mean nothing inside a field; copying, undoing and moving about do.
  return !/^Ctrl\+/.test(name) || /^Ctrl\+(Shift\+)?([ACVXYZ]|Arrow.*|Home|End|Backspace|Delete)$/.test(name);
};

const typesInto = (target: EventTarget | null): boolean => {
  const element = target as { tagName?: string; type?: string; isContentEditable?: boolean } | null;
  if (!element?.tagName) return false;
  if (element.isContentEditable) return true;
  if (element.tagName === 'INPUT')
    return !/^(button|submit|reset|checkbox|radio|range|color|file|image)$/.test(element.type ?? '');
  return element.tagName === 'TEXTAREA' || element.tagName === 'SELECT';
};

/** Space and Enter press the button, link or box that has the focus; they are not a page's to take away. */
const operatesFocus = (name: KeyName, target: EventTarget | null): boolean =>
  /^(Enter|Space)$/.test(name) && /^(BUTTON|A|INPUT|SUMMARY|SELECT|TEXTAREA)$/.test((target as Element | null)?.tagName ?? '');

/** A registry of keys; pages use the ready `pageKeys`. */
export function createKeys(): KeyRegistry {
  const owners: (() => KeyOwner)[] = [];
  const layers: number[] = [0];
  let lastLayer = 0;
  const top = () => layers[layers.length - 1] ?? 0;
  const at = (owner: KeyOwner) => owner.layer ?? 0;

  return {
    own(owner) {
      owners.push(owner);
      return () => {
        const place = owners.indexOf(owner);
        if (place >= 0) owners.splice(place, 1);
      };
    },
    newLayer: () => ++lastLayer,
    openLayer(layer) {
      layers.push(layer);
      return () => {
        const place = layers.indexOf(layer);
        if (place >= 0) layers.splice(place, 1);
      };
    },
    handle(event) {
      // While an input method composes Chinese, every key is part of the word.
      if (event.isComposing || event.key === 'Process') return false;
      const name = nameOf(event);
      if (operatesFocus(name, event.target)) return false;
      if (typesInto(event.target) && belongsToTyping(name)) return false;
      const owned = owners.map((owner) => owner()).filter((owner) => owner.key === name);
      if (owned.length === 0) return false;
      // Owned but resting keys are kept too: F5 must not reload the page because its button is grey just now.
      event.preventDefault();
      const [owner] = owned.filter((one) => at(one) === top()).reverse();
      // A key held down would call one visitor after another.
      if (owner && owner.enabled !== false && !event.repeat) owner.press();
      return true;
    },
    list: () => owners.map((owner) => owner()).filter((owner) => at(owner) === top()),
  };
}

/** The keys of this page; they answer from the first `useKeys` on. */
export const pageKeys = createKeys();

let listening = false;

/** Lets the page's keys answer. */
export function listenToKeys(): void {
  if (listening) return;
  listening = true;
  addEventListener('keydown', (event) => void pageKeys.handle(event));
}

/**
 * Puts a text into the clipboard. Halls run without certificates, where browsers keep the clipboard closed to pages; the text is then
 * selected and copied as a person would do it.
 *
 * @returns whether it is in the clipboard; when not, the text is at least selected
 */
export async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}

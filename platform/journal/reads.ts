/** Tables of the journal that others may read: facts for a stream's own story, the clock, and how far a stream has come. */
export const publishedViews = ['journal.jurisdiction', 'journal.fact', 'journal.head'] as const;

import { keepDocument } from './document.ts';

// `npm run openapi` keeps the interface as it is now; the change then shows in review.
keepDocument();

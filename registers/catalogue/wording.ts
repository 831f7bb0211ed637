/** What the catalogue says when it cannot follow a request. */
export const wording = {
  'version-begins-before-the-last': {
    message: '事项 {code} 的新版本早于现行版本（{validFrom} 起）生效。',
    next: '请把生效日期改到 {validFrom} 或以后。',
  },
} as const;

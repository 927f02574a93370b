export { foldLatin } from './fold-latin.js';
export { hasHan, toSimplified } from './chinese-script.js';
export { pinyinOf, type PinyinOptions } from './pinyin.js';
export { foldedLatin, searchTokens, type SearchRecord } from './search-tokens.js';
export { matchesSearch, searchQuery, searchQueryTokens, searchTsQuery, type SearchTerm } from './search-query.js';

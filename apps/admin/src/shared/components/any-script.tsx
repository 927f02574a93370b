import { useEffect } from 'react';
import { hasHanzi } from '../format/hanzi.js';
import { loadChineseFont } from '../i18n/chinese-font.js';

interface TextProps {
  readonly children: string;
  readonly className?: string | undefined;
}

/**
 * Text that people typed, in whatever script: Chinese text is marked as such, which picks the right glyphs and voice, and brings its
 * font with it. Use it for every name, note and subject.
 */
export function AnyScript({ children, className }: TextProps) {
  const chinese = hasHanzi(children);
  useEffect(() => {
    if (chinese) loadChineseFont();
  }, [chinese]);
  return (
    <span className={className} lang={chinese ? 'zh-Hans' : undefined}>
      {children}
    </span>
  );
}

import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import { classNames } from '../format/class-names.js';
import styles from './figure.module.css';

interface FigureAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function FigureAnchor({ className, children, ...rest }: FigureAnchorProps) {
  return (
    <a {...rest} className={classNames(styles['figure'], className)}>
      {children}
    </a>
  );
}

/** A number that opens the rows it is made of, on a page of its own; takes the router's `to`, `params` and `search`. */
export const FigureLink = createLink(FigureAnchor);

/** A number that opens the rows it is made of where it stands. */
export function Figure({ className, children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={classNames(styles['figure'], className)}>
      {children}
    </button>
  );
}

import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from '../format/class-names.js';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';
import { Kbd } from './kbd.js';
import styles from './button.module.css';

/** `primary` is ink and the one main act of a place; `accent` acts on the track around it; `danger` cannot be undone easily. */
export type ButtonVariant = 'default' | 'primary' | 'accent' | 'ghost' | 'danger';

interface Look {
  readonly variant?: ButtonVariant;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: IconName;
  /** The key that does the same, as in `useHotkeys`: `c`, `mod+enter`. */
  readonly hotkey?: string;
}

export interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  /** While what it started is under way: it stays in place and cannot be pressed again. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant,
  size,
  icon,
  hotkey,
  busy = false,
  children,
  className,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(lookOf(variant, size, children === undefined), className)}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    >
      <Content icon={icon} hotkey={hotkey}>
        {children}
      </Content>
    </button>
  );
}

interface AnchorProps extends Look, AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function ButtonAnchor({ variant, size, icon, hotkey, children, className, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={classNames(lookOf(variant, size, children === undefined), className)}>
      <Content icon={icon} hotkey={hotkey}>
        {children}
      </Content>
    </a>
  );
}

/** A link to a page of the app that looks like a button; takes the router's `to`, `params` and `search`. */
export const ButtonLink = createLink(ButtonAnchor);

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  readonly icon: IconName;
  /** What it does: its accessible name and its hint. */
  readonly label: string;
}

export function IconButton({ label, ...rest }: IconButtonProps) {
  return <Button variant="ghost" title={label} {...rest} aria-label={label} />;
}

function Content({
  icon,
  hotkey,
  children,
}: {
  readonly icon: IconName | undefined;
  readonly hotkey: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <>
      {icon && <Icon name={icon} size="sm" />}
      {children}
      {hotkey && <Kbd keys={hotkey} />}
    </>
  );
}

function lookOf(variant: ButtonVariant = 'default', size: 'sm' | 'md' | 'lg' = 'md', iconOnly: boolean): string {
  return classNames(styles['button'], styles[variant], styles[size], iconOnly && styles['iconOnly']);
}

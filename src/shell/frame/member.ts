import type { FrameMode } from '../../notebook/framePolicy.ts';
import type { Begin, Handed } from '../../notebook/handed.ts';
import type { Ahead } from '../../notebook/port.ts';
import type { NotebookFrame } from './notebookFrame.ts';

/** A frame in the making, before the reader or standing by; `ended` is one that another has taken the place of. */
export type Member = {
  readonly mode: FrameMode;
  begin: Begin | undefined;
  /** Resolves once it is to have the notebook. */
  readonly wanted: PromiseWithResolvers<void>;
  /** What it makes ready before, and for what it does. */
  readonly stands?: { readonly ahead: Ahead; readonly for: string };
  readonly handed: PromiseWithResolvers<Handed | undefined>;
  readonly shown: PromiseWithResolvers<void>;
  /** What was typed in it after it had handed over. */
  readonly typed: PromiseWithResolvers<string>;
  frame?: NotebookFrame;
  /** Whether the one before it has handed over to it. */
  tookOver: boolean;
  ended: boolean;
};

/** One that has no frame yet. */
export function newMember(mode: FrameMode, begin: Begin | undefined): Member {
  return {
    mode,
    begin,
    wanted: Promise.withResolvers(),
    handed: Promise.withResolvers(),
    shown: Promise.withResolvers(),
    typed: Promise.withResolvers(),
    tookOver: false,
    ended: false,
  };
}

/** Ends it and its frame. */
export function end(member: Member | undefined): void {
  if (!member) return;
  member.ended = true;
  member.frame?.dispose();
}

import { readFileSync } from 'node:fs';
import type { AsReported, Basis } from '../../shared/model/coding.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { MapSpec } from '../../shared/model/map.ts';

/** A place in one of the texts, by key, or in the record's own title. */
export type StarterPassage = {
  readonly document?: string;
  readonly field?: 'title' | 'abstract';
  readonly start: number;
  readonly end: number;
  readonly basis: Basis;
};

/** The files of the starter library; README.md tells how they were made. */
export type StarterFiles = {
  readonly references: readonly {
    readonly key: string;
    readonly citationKey: string;
    readonly item: CslItem;
  }[];
  readonly documents: readonly { readonly key: string; readonly sha256: string; readonly name: string }[];
  readonly studies: readonly {
    readonly key: string;
    readonly label: string;
    readonly references: readonly string[];
    readonly note?: string;
    readonly joinedBecause?: string;
  }[];
  readonly codings: readonly {
    readonly study: string;
    readonly reference: string;
    readonly dimension: string;
    readonly code: string;
    readonly outcome?: string;
    readonly direction?: string;
    readonly asReported?: AsReported;
    readonly coder: string;
    readonly note?: string;
    readonly passages: readonly StarterPassage[];
  }[];
  readonly findings: readonly StarterFinding[];
  readonly decisions: readonly {
    readonly reference: string;
    readonly stage: string;
    readonly decision: 'include' | 'exclude' | 'context' | 'undecided';
    readonly reason: string;
    readonly coder: string;
  }[];
  readonly maps: readonly { readonly name: string; readonly spec: MapSpec }[];
};

export type StarterFinding = {
  readonly study: string;
  readonly factor: string;
  readonly outcome: string;
  readonly direction?: string;
  readonly asReported?: string;
  readonly label: string;
  readonly levels: readonly {
    readonly label: string;
    readonly n?: number;
    readonly events?: number;
    readonly percent?: number;
  }[];
  readonly test?: { readonly name: string; readonly p: number; readonly relation: string };
  readonly document?: string;
  readonly table?: string;
  readonly cells?: readonly { readonly start: number; readonly end: number }[];
};

/** Reads what comes with the program. */
export function readStarterFiles(): StarterFiles {
  return {
    references: read('references'),
    documents: read('documents'),
    studies: read('studies'),
    codings: read('codings'),
    findings: read('findings'),
    decisions: read('decisions'),
    maps: read('maps'),
  };
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as T;
}

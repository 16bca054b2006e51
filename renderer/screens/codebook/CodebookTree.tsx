import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useFeature } from '../../stores/use-stores.ts';
import { type CodeNode, codeTree, filterTree, nameOf } from '../../values/codebook-draft.ts';
import { hueOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';

type CodebookTreeProps = {
  readonly codebook: Codebook;
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
};

/** Dimensions with their codes and how many studies carry each; arrow keys go through them, Enter chooses. */
export function CodebookTree({ codebook, chosen, onChoose }: CodebookTreeProps) {
  const { t } = useTranslation();
  const usage = useFeature('codebookEditor', (state) => known(state.usage));
  const [text, setText] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const nodes = useMemo(() => filterTree(codeTree(codebook), text), [codebook, text]);
  const studies = useMemo(
    () => new Map((usage ?? []).map((one) => [nameOf(one.dimension, one.code), one.studies])),
    [usage],
  );
  const all = useMemo(() => keysOf(nodes), [nodes]);
  const expanded = all.filter((key) => !folded.has(key));
  return (
    <nav className="codebook-tree" aria-label={t('codebook.tree')}>
      <SearchBox isMain label={t('codebook.find')} value={text} onAsk={setText} pause={60} />
      <Tree
        aria-label={t('codebook.tree')}
        className="tree"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) onChoose(String(key));
        }}
        expandedKeys={expanded}
        onExpandedChange={(keys) => setFolded(new Set(all.filter((key) => !keys.has(key))))}
      >
        {nodes.map((node) => (
          <Branch key={node.key} node={node} codebook={codebook} studies={studies} />
        ))}
      </Tree>
    </nav>
  );
}

function keysOf(nodes: readonly CodeNode[]): readonly string[] {
  return nodes.flatMap((node) => [node.key, ...keysOf(node.children)]);
}

type BranchProps = {
  readonly node: CodeNode;
  readonly codebook: Codebook;
  readonly studies: ReadonlyMap<string, number>;
};

function Branch({ node, codebook, studies }: BranchProps) {
  const { t } = useTranslation();
  const { dimension, code, key, children } = node;
  const label = code?.label ?? dimension.label;
  const count = studies.get(key);
  const isRetired = code?.retired ?? dimension.retired ?? false;
  return (
    <TreeItem id={key} textValue={label} className="tree-item">
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <span
            className="tree-line"
            style={
              {
                '--level': level - 1,
                '--hue': `var(--hue-${hueOf(codebook, dimension.id)})`,
              } as React.CSSProperties
            }
            data-kind={code === null ? 'dimension' : code.group ? 'heading' : 'code'}
            data-retired={isRetired || undefined}
          >
            {hasChildItems ? (
              <AriaButton slot="chevron" className="tree-fold">
                <ChevronRight aria-hidden="true" />
              </AriaButton>
            ) : (
              <span className="tree-fold" />
            )}
            {code === null && <span className="hue-dot" aria-hidden="true" />}
            <span className="tree-label">{label}</span>
            {isRetired && (
              <span className="chip">{t(code?.splitInto ? 'codebook.split' : 'codebook.retired')}</span>
            )}
            {code?.exclusive && <span className="small muted">∅</span>}
            {code !== null && !code.group && (
              <span className="numeral small muted" title={t('codebook.use', { count: count ?? 0 })}>
                {count ?? 0}
              </span>
            )}
          </span>
        )}
      </TreeItemContent>
      {children.map((child) => (
        <Branch key={child.key} node={child} codebook={codebook} studies={studies} />
      ))}
    </TreeItem>
  );
}

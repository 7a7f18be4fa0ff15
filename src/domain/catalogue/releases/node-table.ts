/** Nodes of a package by a release of n8n, as text: `slack 1 2 2.1, start`. One without numbers has version 1 alone. */
export type NodesOfRelease = Readonly<{ release: string; nodes: string }>

/**
 * What the releases that were looked at tell of a package's nodes. `seen`: versions of nodes by the first release that
 * has them; `tools`: nodes by the first release in which an agent may use them as a tool, under their name and `Tool`;
 * `gone`: versions of nodes that the newest release has no more, by the last that had them.
 */
export type NodeTable = Readonly<{
  package: string
  seen: ReadonlyArray<NodesOfRelease>
  tools: ReadonlyArray<NodesOfRelease>
  gone: ReadonlyArray<NodesOfRelease>
}>

export type NodeVersions = Readonly<{ node: string; versions: ReadonlyArray<number> }>

/** Reads the text of a table. */
export const nodesIn = ({ nodes }: NodesOfRelease): ReadonlyArray<NodeVersions> =>
  nodes
    .split(',')
    .map((entry) => entry.trim().split(' '))
    .flatMap(([node = '', ...versions]) =>
      node === '' ? [] : [{ node, versions: versions.length === 0 ? [1] : versions.map(Number) }],
    )

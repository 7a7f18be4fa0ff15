type Locked = Readonly<{ version?: string; dev?: boolean; optional?: boolean }>

/** What matters here of package-lock.json. */
export type LockFile = Readonly<{ packages: Readonly<Record<string, Locked>> }>

/** Whether all that one lock file installs to run is installed by the other one as well, at the same versions. */
export const installsTheSame = (one: LockFile, other: LockFile): boolean =>
  Object.entries(one.packages)
    .filter(([path, { dev, optional }]) => path !== '' && dev !== true && optional !== true)
    .every(([path, { version }]) => other.packages[path]?.version === version)

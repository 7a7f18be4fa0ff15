import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('../../', import.meta.url).pathname

const docker = (...args: ReadonlyArray<string>): void =>
  void execFileSync('docker', ['build', '--network', 'host', ...args], { cwd: root, stdio: 'inherit' })

/** The certificates that Node trusts on this machine beside the usual ones, if it was told of any. */
const ownCertificates = (): string | null => process.env.NODE_EXTRA_CA_CERTS || null

/** An image to install in that trusts what this machine trusts; the image that is made has nothing of it. */
const trustingImage = (certificates: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vexa-image-'))
  try {
    copyFileSync(certificates, join(folder, 'trusted.pem'))
    const lines = [
      'FROM node:26-bookworm-slim',
      'COPY trusted.pem /trusted.pem',
      'ENV NODE_EXTRA_CA_CERTS=/trusted.pem',
    ]
    writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`)
    docker('-t', 'vexa-install', folder)
    return 'vexa-install'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Builds an image under this name from the file, which sees the context. */
export const buildImage = (name: string, context: string, file: string): void => {
  const certificates = ownCertificates()
  const argument = certificates === null ? [] : ['--build-arg', `INSTALL_IMAGE=${trustingImage(certificates)}`]
  docker(...argument, '-f', file, '-t', name, context)
}

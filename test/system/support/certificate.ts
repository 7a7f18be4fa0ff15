import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { promisify } from 'node:util'

export type Certificate = Readonly<{ certificate: string; key: string }>

const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']

/** A certificate for localhost that this process trusts from now on; others get its file. */
export const ownCertificate = async (folder: string): Promise<Certificate> => {
  const [certificate, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')]
  const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  await promisify(execFile)('openssl', ['req', '-x509', ...algorithm, ...subject, '-keyout', key, '-out', certificate])
  setDefaultCACertificates([...getCACertificates('default'), await readFile(certificate, 'utf8')])
  return { certificate, key }
}

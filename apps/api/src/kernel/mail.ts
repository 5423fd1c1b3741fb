import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { newId } from './ids.ts'

export interface Mail {
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /** False when mails only go to a folder: then whoever asks for a link gets it shown. */
  delivers: boolean
  send: (mail: Mail) => Promise<void>
}

interface Options {
  /** smtp://user:password@host:587 or smtps://…; without it mails are files in `outboxFolder`. */
  smtpUrl?: string | undefined
  from: string
  outboxFolder: string
}

/** Mails hold links that open accounts: they are never logged, and their files are the owner's alone. */
export function openMail({ smtpUrl, from, outboxFolder }: Options): Mailer {
  if (smtpUrl) {
    const transport = createTransport(smtpUrl)
    return { delivers: true, send: async (mail) => void (await transport.sendMail({ from, ...mail })) }
  }
  return {
    delivers: false,
    send: async ({ to, subject, text }) => {
      await mkdir(outboxFolder, { recursive: true, mode: 0o700 })
      const file = join(outboxFolder, `${newId()}.txt`)
      await writeFile(file, `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}\n`, { mode: 0o600 })
    },
  }
}

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from './app-error.ts'
import { onSessionEnded, onSignedOut, withSession } from './renewal.ts'

const ended = () => Promise.reject(new AppError('UNAUTHENTICATED'))
const told = vi.fn<() => void>()
onSignedOut(told)
beforeEach(() => told.mockClear())

describe('a call whose session has ended', () => {
  it('is made again when the person is back, and the app asks once for all', async () => {
    let answer: (isBack: boolean) => void = () => {}
    const ask = vi.fn<() => Promise<boolean>>(() => new Promise((resolve) => (answer = resolve)))
    onSessionEnded(ask)
    let isBack = false
    const call = () => (isBack ? Promise.resolve('saved') : ended())
    const calls = [withSession(call), withSession(call)]
    await vi.waitFor(() => expect(ask).toHaveBeenCalled())
    isBack = true
    answer(true)
    expect(await Promise.all(calls)).toEqual(['saved', 'saved'])
    expect(ask).toHaveBeenCalledOnce()
    expect(told).not.toHaveBeenCalled()
  })

  it('fails when he gives up, and the app is told', async () => {
    onSessionEnded(() => Promise.resolve(false))
    await expect(withSession(ended)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(told).toHaveBeenCalledOnce()
  })

  it('fails like any other when it is refused for another reason', async () => {
    const ask = vi.fn<() => Promise<boolean>>()
    onSessionEnded(ask)
    await expect(withSession(() => Promise.reject(new AppError('FORBIDDEN')))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(ask).not.toHaveBeenCalled()
  })
})

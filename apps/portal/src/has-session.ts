/** Whether this browser is signed in to the portal. Asked before any code of the app is loaded. */
export async function hasSession(): Promise<boolean> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-stationmaster-app': 'portal' },
      body: JSON.stringify({ query: '{ viewer { id } }' }),
    })
    const { data }: { data?: { viewer?: object | null } | null } = await response.json()
    return Boolean(data?.viewer)
  } catch {
    return false
  }
}

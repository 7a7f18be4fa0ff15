// Sends a form with the token that stands behind the address's #, where no server and no log ever sees it.
const form = document.querySelector('form')
const said = document.querySelector('[role=status]')
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
const say = (text) => {
  said.textContent = text
}

history.replaceState(null, '', location.pathname)
if (token === '') say('This address is not whole. Open the link in the mail once more.')

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const button = form.querySelector('button')
  button.disabled = true
  say('')
  try {
    const answer = await fetch(form.dataset.to, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, ...Object.fromEntries(new FormData(form)) }),
    })
    if (answer.ok) {
      form.hidden = true
      say(form.dataset.done)
    } else {
      const { title, errors = [] } = await answer.json()
      say([title, ...errors.map(({ pointer, message }) => `${pointer.slice(1)}: ${message}`)].join('. '))
    }
  } catch {
    say('The shop cannot be reached. Try again in a moment.')
  } finally {
    button.disabled = false
  }
})

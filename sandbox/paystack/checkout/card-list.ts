import { type TestCard, testCards } from '../cards/test-cards.ts'
import { type Html, html } from '../pages/html.ts'

/** Groups of four, as on a card. */
export const grouped = (number: string): string => number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')

const secrets = ({ cvv, pin, otp }: TestCard): string =>
  [`CVV ${cvv}`, pin === undefined ? null : `PIN ${pin}`, otp === undefined ? null : `code ${otp}`]
    .filter((each) => each !== null)
    .join(' · ')

/** The test cards; a click fills the form of the page at `pageUrl`, without JavaScript. */
export const cardList = (pageUrl: string, chosen?: TestCard): Html => html`<h2>Test cards</h2>
<ul class="cards">${testCards.map(
  (card) => html`<li><a href="${pageUrl}?card=${card.name}"${card === chosen ? { html: ' aria-current="true"' } : null}>
<strong>${card.title}</strong><code>${grouped(card.number)} · ${secrets(card)}</code></a></li>`,
)}</ul>`

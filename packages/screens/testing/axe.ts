import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'EN-301-549v4', 'best-practice']

/**
 * What axe finds against WCAG 2.2 AA and EN 301 549, and further rules by name; each fault with its element. The pages have no
 * frames, so the mode without a second page does; style sheets are not read again (1 MB of Ágora), which only one rule of
 * no tag here wants.
 */
export const axeFaults = async (page: Page, further: readonly string[] = []): Promise<string[]> => {
  const rules = Object.fromEntries(further.map((name) => [name, { enabled: true }]))
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ preload: false, runOnly: tags, rules, resultTypes: ['violations'] }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) => `${id}: ${target.join(' ')} ${html.slice(0, 300)} ${failureSummary ?? ''}`))
}

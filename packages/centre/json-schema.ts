import { z } from 'zod'
import { centreSchema } from './schema.ts'

/** The published schema of a centre's configuration, as the text of centre.schema.json: an editor completes and checks with it. */
export const jsonSchemaText = (): string => {
  const schema = z.toJSONSchema(centreSchema, { target: 'draft-2020-12', io: 'input' })
  return `${JSON.stringify({ ...schema, title: 'A centre of Senha' }, null, 2)}\n`
}

import { quoted } from './shape.ts'
import type { Carrier, CellKind } from './cells.ts'

/** The select list of one row source: each expression once, known by its position. */
export class Columns {
  private readonly places = new Map<string, number>()

  constructor(readonly carrier: Carrier) {}

  /** Position of the expression in the row. */
  take(expression: string, kind: CellKind = 'text'): number {
    const sql = kind === 'json' && this.carrier === 'columns' ? `to_json(${expression})` : expression
    const known = this.places.get(sql)
    if (known !== undefined) return known
    this.places.set(sql, this.places.size)
    return this.places.size - 1
  }

  get width(): number {
    return this.places.size
  }

  /** `a, b`, or with positions as names where the row becomes a JSON object. */
  select(): string {
    const list = [...this.places.keys()]
    return (this.carrier === 'json' ? list.map((sql, place) => `${sql} as ${quoted(String(place))}`) : list).join(', ')
  }
}

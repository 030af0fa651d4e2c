/** Why a query cannot be split; it is then answered by gathering rows. Thrown and caught within `split`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

import type { CslName, CslNameField } from '../../shared/model/csl.ts';
import type { QualityFinding } from './finding.ts';
import type { ItemFacts, Person } from './item-facts.ts';

type Holder = { readonly facts: ItemFacts; readonly person: Person };
type Spelled = Holder & { readonly full: Holder };

/**
 * Persons who stand with initials in one reference and with whole given names in another. Two names are taken for one
 * person only where the references share another person as well, and no second person would fit.
 */
export function findNameForms(all: readonly ItemFacts[]): ReadonlyMap<string, readonly QualityFinding[]> {
  const families = new Map<string, Holder[]>();
  for (const facts of all) {
    for (const person of facts.persons) {
      const own = families.get(person.family);
      if (own === undefined) families.set(person.family, [{ facts, person }]);
      else own.push({ facts, person });
    }
  }
  const spelled: Spelled[] = [];
  for (const holders of families.values()) if (holders.length > 1) spelled.push(...formsIn(holders));
  const byReference = Map.groupBy(spelled, ({ facts, person }) => `${facts.id} ${person.field}`);
  const found = new Map<string, QualityFinding[]>();
  for (const forms of byReference.values()) {
    const { facts, person } = forms[0]!;
    found.set(facts.id, [...(found.get(facts.id) ?? []), findingOf(facts, person.field, forms)]);
  }
  return found;
}

function formsIn(holders: readonly Holder[]): readonly Spelled[] {
  const short = holders.filter(({ person }) => person.isShort);
  if (short.length === 0 || short.length === holders.length) return [];
  const full = holders.filter(({ person }) => !person.isShort);
  return short.flatMap((one) => {
    const { initials, family } = one.person;
    const fitting = full.filter(
      ({ person, facts }) => person.initials.startsWith(initials) && facts.id !== one.facts.id,
    );
    if (new Set(fitting.map(({ person }) => person.firstGiven)).size !== 1) return [];
    const company = companyOf(one.facts, family);
    const near = fitting.filter(({ facts }) => facts.persons.some((person) => company.has(nameOf(person))));
    const best = near.toSorted((a, b) => b.person.given.length - a.person.given.length)[0];
    return best === undefined ? [] : [{ ...one, full: best }];
  });
}

/** The other persons of a reference, by family name and first initial. */
function companyOf({ persons }: ItemFacts, family: string): ReadonlySet<string> {
  return new Set(persons.filter((person) => person.family !== family).map(nameOf));
}

function nameOf({ family, initials }: Person): string {
  return `${family} ${initials[0] ?? ''}`;
}

function findingOf(facts: ItemFacts, field: CslNameField, forms: readonly Spelled[]): QualityFinding {
  const names: CslName[] = [...(facts.names[field] ?? [])];
  for (const { person, full } of forms) {
    const name = names[person.at];
    if (name !== undefined) names[person.at] = { ...name, given: full.person.given };
  }
  const told = forms.map(({ person, facts: own, full }) => {
    const family = own.names[field]?.[person.at]?.family ?? '';
    return `“${person.given} ${family}” is “${full.person.given} ${family}”`;
  });
  const message = `${told.slice(0, 3).join(', ')}${told.length > 3 ? ' …' : ''} elsewhere in this library.`;
  const related = [...new Set(forms.map(({ full }) => full.facts.id))].slice(0, 10);
  return {
    check: 'name-initials',
    gravity: 'untidy',
    field,
    message,
    related,
    fix: { [field]: names },
  };
}

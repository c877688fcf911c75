import type { InlineCode, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visitParents } from '../visit-tree';
import { expectedOneOf } from '../../src/core/diagnostics/expected';
import {
  type RegistrationField,
  registrationFields,
  type RegistrationLabel,
  type RegistrationName,
} from '../../src/core/guide/registration';
import type { Template } from '../../src/core/placeholder/template';
import type { Registration } from '../guide-model';
import type { Reporter } from '../reporter';
import { readFormItem } from './form-items';
import { scopeOf } from './scope';

/**
 * Reads every `register-client` block. A block inside a `provider` block holds for that provider only.
 *
 * @param providers the ids of the guide's providers
 * @param resolve turns a value into a template; must not depend on registrations
 */
export function readRegistrations(
  tree: Root,
  providers: readonly string[],
  reporter: Reporter,
  resolve: (text: string, providers: readonly string[], node: InlineCode) => Template,
): Map<string, Registration> {
  const registrations = new Map<string, Partial<Record<RegistrationName, Template[]>>>();
  visitParents(tree, 'containerDirective', (node: ContainerDirective, ancestors) => {
    if (node.name !== 'register-client') return;
    const scope = scopeOf(ancestors, providers);
    const repeated = scope.filter((provider) => registrations.has(provider));
    if (repeated.length > 0) {
      reporter.report(
        'register-client-field',
        node.position && { start: node.position.start, end: node.position.start },
        `Unexpected second \`register-client\` for ${repeated.join(' and ')}, expected one for each provider`,
      );
    }
    for (const provider of scope) if (!registrations.has(provider)) registrations.set(provider, {});
    for (const child of node.children) {
      if (child.type !== 'list') {
        reporter.report(
          'register-client-field',
          child.position,
          `Unexpected ${child.type} in \`register-client\`, expected a list of values`,
        );
        continue;
      }
      for (const item of child.children) {
        const line = readFormItem(item, reporter);
        const field = line && fieldOf(line.labelText, line.value, reporter);
        if (!line || !field) continue;
        const template = resolve(line.value.value, scope, line.value);
        for (const provider of scope) {
          const registration = registrations.get(provider) ?? {};
          const values = registration[field.placeholder] ?? [];
          if (values.length > 0 && !field.repeatable) {
            reporter.report(
              'register-client-field',
              item.position,
              `Unexpected second \`${line.labelText}\`, expected it once`,
              { actual: line.labelText },
            );
          }
          registration[field.placeholder] = [...values, template];
        }
      }
    }
  });
  return registrations;
}

type Field = RegistrationField & { placeholder: RegistrationName };

function fieldOf(
  label: string,
  value: { value: string; position?: ContainerDirective['position'] },
  reporter: Reporter,
): Field | undefined {
  if (!Object.hasOwn(registrationFields, label)) {
    const { hint, expected } = expectedOneOf(label, Object.keys(registrationFields));
    reporter.report('register-client-field', value.position, `Unexpected line \`${label}\`, ${hint}`, {
      actual: label,
      expected,
    });
    return undefined;
  }
  const field: Field = registrationFields[label as RegistrationLabel];
  if (field.values && !field.values.includes(value.value)) {
    const expected = field.values.map((one) => `\`${one}\``).join(' or ');
    reporter.report('register-client-field', value.position, `Unexpected \`${value.value}\`, expected ${expected}`, {
      actual: value.value,
      expected: field.values,
    });
    return undefined;
  }
  return field;
}

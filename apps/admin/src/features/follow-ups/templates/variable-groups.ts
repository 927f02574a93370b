import { TEMPLATE_VARIABLES } from '@brug/domain/templates';
import type { TemplateVariable } from '@brug/domain/templates';

type GroupOf<V extends string> = V extends `${infer Group}.${string}` ? Group : never;
export type VariableGroup = GroupOf<TemplateVariable>;

/** Variables by what they belong to, in the order of the domain. */
export const variableGroups: readonly {
  readonly group: VariableGroup;
  readonly variables: readonly TemplateVariable[];
}[] = [...new Set(TEMPLATE_VARIABLES.map(groupOf))].map((group) => ({
  group,
  variables: TEMPLATE_VARIABLES.filter((variable) => groupOf(variable) === group),
}));

function groupOf(variable: TemplateVariable): VariableGroup {
  return variable.slice(0, variable.indexOf('.')) as VariableGroup;
}

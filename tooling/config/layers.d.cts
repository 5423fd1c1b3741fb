import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'

declare const layers: { forbidden: IForbiddenRuleType[]; options: ICruiseOptions }
export = layers

export const seal = (): number => 1;

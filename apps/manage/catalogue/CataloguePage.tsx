export const CataloguePage = () => null;

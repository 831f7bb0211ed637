export const DevicesPage = () => null;

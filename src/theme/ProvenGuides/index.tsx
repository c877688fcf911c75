import { ProvenGuides } from '../../components/proven/ProvenGuides';

/** The component of the route `/proven/`; a route takes it from the default export. */
export default ProvenGuides;

import { GuideCatalog } from '../../components/catalog/GuideCatalog';

/** The component of the routes under `/applications/`; a route takes it from the default export. */
export default GuideCatalog;

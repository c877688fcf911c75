import ComponentTypes from '@theme-original/NavbarItem/ComponentTypes';
import { ValuesButton } from '../../components/values/ValuesButton';

export default { ...ComponentTypes, 'custom-values': ValuesButton };

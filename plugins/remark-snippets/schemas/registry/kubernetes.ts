import type { SchemaEntry } from '../entry';
import {
  anything,
  closed,
  flag,
  keys,
  listOf,
  mapOf,
  number,
  object,
  oneOf,
  type Schema,
  text,
  whole,
} from '../schema';
import { entryOf } from '../tree';
import { labels, metadata, podTemplate, port, selector } from './kubernetes-pod';

const deploymentSpec = closed('What should run.', {
  replicas: whole('How many pods.'),
  selector,
  template: podTemplate,
  strategy: object('How pods are replaced.'),
  ...keys('minReadySeconds progressDeadlineSeconds revisionHistoryLimit', whole()),
  paused: flag(),
});

const statefulSetSpec = closed('What should run.', {
  replicas: whole('How many pods.'),
  selector,
  template: podTemplate,
  ...keys('serviceName podManagementPolicy', text()),
  ...keys('minReadySeconds revisionHistoryLimit', whole()),
  ...keys('ordinals persistentVolumeClaimRetentionPolicy updateStrategy', object()),
  volumeClaimTemplates: listOf(object()),
});

const daemonSetSpec = closed('What should run.', {
  selector,
  template: podTemplate,
  updateStrategy: object(),
  ...keys('minReadySeconds revisionHistoryLimit', whole()),
});

const serviceSpec = closed('How pods are reached.', {
  selector: labels,
  type: oneOf(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'], 'From where.'),
  ports: listOf(
    closed(
      'A port.',
      { ...keys('name protocol appProtocol', text()), ...keys('port nodePort', whole()), targetPort: port },
      { required: ['port'] },
    ),
  ),
  ...keys(
    'clusterIP externalName externalTrafficPolicy internalTrafficPolicy ipFamilyPolicy loadBalancerClass loadBalancerIP sessionAffinity trafficDistribution',
    text(),
  ),
  ...keys('clusterIPs externalIPs ipFamilies loadBalancerSourceRanges', listOf(text())),
  ...keys('allocateLoadBalancerNodePorts publishNotReadyAddresses', flag()),
  healthCheckNodePort: whole(),
  sessionAffinityConfig: object(),
});

const backend = closed('Where requests go.', {
  service: closed('A Service.', {
    name: text('Its name.'),
    port: closed('Its port.', { name: text(), number: number() }),
  }),
  resource: object(),
});

const ingressSpec = closed('Which requests go where.', {
  ingressClassName: text('Which controller is meant.'),
  defaultBackend: backend,
  tls: listOf(closed('A certificate.', { hosts: listOf(text()), secretName: text() })),
  rules: listOf(
    closed('What holds for a host.', {
      host: text('The host.'),
      http: closed('Its paths.', {
        paths: listOf(
          closed(
            'A path.',
            { path: text(), pathType: oneOf(['Exact', 'Prefix', 'ImplementationSpecific']), backend },
            { required: ['pathType', 'backend'] },
          ),
        ),
      }),
    }),
  ),
});

/** The keys of each kind beside `apiVersion`, `kind` and `metadata`; other kinds are accepted as they are. */
const KINDS: readonly (readonly [apiVersion: string, kind: string, properties: Readonly<Record<string, Schema>>])[] = [
  ['apps/v1', 'Deployment', { spec: deploymentSpec, status: anything() }],
  ['apps/v1', 'StatefulSet', { spec: statefulSetSpec, status: anything() }],
  ['apps/v1', 'DaemonSet', { spec: daemonSetSpec, status: anything() }],
  ['v1', 'Pod', { spec: podTemplate.properties?.spec ?? {}, status: anything() }],
  ['v1', 'Service', { spec: serviceSpec, status: anything() }],
  ['networking.k8s.io/v1', 'Ingress', { spec: ingressSpec, status: anything() }],
  ['v1', 'ConfigMap', { data: mapOf(text()), binaryData: mapOf(text()), immutable: flag() }],
  ['v1', 'Secret', { type: text(), data: mapOf(text()), stringData: mapOf(text()), immutable: flag() }],
  ['v1', 'Namespace', { spec: object(), status: anything() }],
];

const head = { apiVersion: text('The version of the interface.'), kind: text('What it is.') };

const manifest: Schema = {
  type: 'object',
  description: 'An object of Kubernetes.',
  properties: head,
  required: ['apiVersion', 'kind'],
  allOf: KINDS.map(([apiVersion, kind, properties]) => ({
    if: { required: ['apiVersion', 'kind'], properties: { apiVersion: { const: apiVersion }, kind: { const: kind } } },
    then: closed(`A ${kind}.`, { ...head, metadata, ...properties }),
  })),
};

const deployment = closed('A part of a Deployment.', { ...head, metadata, spec: deploymentSpec });

const SOURCE = 'ours, after the [reference of the interface](https://kubernetes.io/docs/reference/kubernetes-api/)';
const VERSION = 'Kubernetes 1.22 to 1.35';

export const kubernetes: SchemaEntry = {
  name: 'kubernetes',
  title: 'Kubernetes',
  version: VERSION,
  source: `${SOURCE}: ${KINDS.map(([, kind]) => kind).join(', ')}; other kinds are accepted as they are`,
  syntaxes: ['yaml', 'json'],
  content: {
    hint: /^\s*"?apiVersion"?:/m,
    matches: (root) => entryOf(root, 'apiVersion')?.kind === 'string' && entryOf(root, 'kind')?.kind === 'string',
  },
  recognised: '`apiVersion` and `kind` at the top',
  load: () => Promise.resolve(manifest),
};

export const kubernetesDeployment: SchemaEntry = {
  name: 'kubernetes-deployment',
  title: 'a Deployment',
  version: VERSION,
  source: SOURCE,
  syntaxes: ['yaml', 'json'],
  load: () => Promise.resolve(deployment),
};

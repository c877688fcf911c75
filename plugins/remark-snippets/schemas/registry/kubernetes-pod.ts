import { anything, closed, flag, keys, listOf, mapOf, object, oneOf, type Schema, text, whole } from '../schema';

/** Text that a manifest must put in quotes when it looks like a number. */
export const labels = mapOf(text());
const quantity: Schema = { type: ['string', 'integer', 'number'] };
export const port: Schema = { type: ['integer', 'string'] };

export const metadata = closed('What the object is called.', {
  name: text('The name.'),
  namespace: text('The namespace.'),
  labels: { ...labels, description: 'Marks by which objects are selected.' },
  annotations: { ...labels, description: 'Marks that programs read.' },
  ...keys('generateName resourceVersion selfLink uid creationTimestamp deletionTimestamp', {
    type: ['string', 'null'],
  }),
  ...keys('generation deletionGracePeriodSeconds', whole()),
  ...keys('finalizers managedFields ownerReferences', listOf(anything())),
});

export const selector = closed('The labels of the pods that are meant.', {
  matchLabels: labels,
  matchExpressions: listOf(object()),
});

const keyOf = (description: string): Schema =>
  closed(
    description,
    { name: text('The name of the object.'), key: text('The key in it.'), optional: flag() },
    { required: ['key'] },
  );

const variable = closed(
  'An environment variable.',
  {
    name: text('The name.'),
    value: text('The value; a number or `true` must stand in quotes.'),
    valueFrom: closed('Where the value comes from.', {
      configMapKeyRef: keyOf('A key of a ConfigMap.'),
      secretKeyRef: keyOf('A key of a Secret.'),
      fieldRef: closed('A field of the pod.', keys('apiVersion fieldPath', text())),
      resourceFieldRef: closed('A limit or request.', { ...keys('containerName resource', text()), divisor: quantity }),
      fileKeyRef: closed('A key of a file.', { ...keys('volumeName path key', text()), optional: flag() }),
    }),
  },
  { required: ['name'] },
);

const source = closed('An object whose keys all become variables.', { name: text(), optional: flag() });
const handler = {
  exec: closed('A command.', { command: listOf(text()) }),
  httpGet: closed('A request.', {
    ...keys('host path scheme', text()),
    port,
    httpHeaders: listOf(closed('A header.', keys('name value', text()))),
  }),
  tcpSocket: closed('A connection.', { host: text(), port }),
};
const probe = closed('A check of the container.', {
  ...handler,
  grpc: closed('A call.', { port: whole(), service: text() }),
  ...keys(
    'failureThreshold initialDelaySeconds periodSeconds successThreshold terminationGracePeriodSeconds timeoutSeconds',
    whole(),
  ),
});
const hook = closed('What is done at the beginning or end.', { ...handler, sleep: object() });

const container = closed(
  'A container.',
  {
    name: text('The name.'),
    image: text('The image.'),
    imagePullPolicy: oneOf(['Always', 'IfNotPresent', 'Never'], 'When the image is fetched.'),
    ...keys('command args', listOf(text())),
    env: listOf(variable, 'Environment variables.'),
    envFrom: listOf(closed('Variables from an object.', { prefix: text(), configMapRef: source, secretRef: source })),
    ports: listOf(
      closed('A port of the container.', {
        ...keys('name hostIP protocol', text()),
        ...keys('containerPort hostPort', whole()),
      }),
    ),
    volumeMounts: listOf(
      closed(
        'Where a volume appears.',
        {
          ...keys('name mountPath mountPropagation recursiveReadOnly subPath subPathExpr', text()),
          readOnly: flag(),
        },
        { required: ['name', 'mountPath'] },
      ),
    ),
    resources: closed('What the container needs.', {
      limits: mapOf(quantity),
      requests: mapOf(quantity),
      claims: listOf(object()),
    }),
    lifecycle: closed('What is done at the beginning and end.', { postStart: hook, preStop: hook, stopSignal: text() }),
    ...keys('livenessProbe readinessProbe startupProbe', probe),
    securityContext: object('Rights of the processes.'),
    ...keys('restartPolicy terminationMessagePath terminationMessagePolicy workingDir targetContainerName', text()),
    ...keys('stdin stdinOnce tty', flag()),
    ...keys('resizePolicy restartPolicyRules volumeDevices', listOf(object())),
  },
  { required: ['name'] },
);

const items = listOf(closed('A key and the file that it becomes.', { ...keys('key path', text()), mode: whole() }));
const volume = closed(
  'A volume.',
  {
    name: text('The name by which containers mount it.'),
    configMap: closed('The keys of a ConfigMap.', { name: text(), items, defaultMode: whole(), optional: flag() }),
    secret: closed('The keys of a Secret.', { secretName: text(), items, defaultMode: whole(), optional: flag() }),
    persistentVolumeClaim: closed('Storage that was claimed.', { claimName: text(), readOnly: flag() }),
    emptyDir: closed('An empty folder.', { medium: text(), sizeLimit: quantity }),
    hostPath: closed('A path of the node.', keys('path type', text())),
    nfs: closed('A share.', { ...keys('path server', text()), readOnly: flag() }),
    ...keys(
      'awsElasticBlockStore azureDisk azureFile cephfs cinder csi downwardAPI ephemeral fc flexVolume flocker gcePersistentDisk gitRepo glusterfs image iscsi photonPersistentDisk portworxVolume projected quobyte rbd scaleIO storageos vsphereVolume',
      object(),
    ),
  },
  { required: ['name'] },
);

const podSpec = closed('What runs in a pod.', {
  containers: listOf(container, 'The containers.'),
  initContainers: listOf(container, 'Containers that run before the others.'),
  ephemeralContainers: listOf(container),
  volumes: listOf(volume, 'Files that containers can mount.'),
  hostAliases: listOf(
    closed('A line in the hosts file.', { ip: text('The address.'), hostnames: listOf(text(), 'The names.') }),
    'More lines in the hosts file.',
  ),
  ...keys(
    'dnsPolicy hostname hostnameOverride nodeName preemptionPolicy priorityClassName restartPolicy runtimeClassName schedulerName serviceAccount serviceAccountName subdomain',
    text(),
  ),
  ...keys(
    'automountServiceAccountToken enableServiceLinks hostIPC hostNetwork hostPID hostUsers setHostnameAsFQDN shareProcessNamespace',
    flag(),
  ),
  ...keys('activeDeadlineSeconds priority terminationGracePeriodSeconds', whole()),
  ...keys('affinity dnsConfig os overhead resources securityContext workloadRef', object()),
  ...keys(
    'imagePullSecrets readinessGates resourceClaims schedulingGates tolerations topologySpreadConstraints',
    listOf(object()),
  ),
  nodeSelector: labels,
});

export const podTemplate = closed('How each pod is made.', { metadata, spec: podSpec });

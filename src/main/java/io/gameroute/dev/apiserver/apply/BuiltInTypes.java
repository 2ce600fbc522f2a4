package io.gameroute.dev.apiserver.apply;

/**
 * Per type its fields that are not owned in the plain way: {@code [keys]} a list of items told apart by keys ({@code =} their defaults), {@code ()}
 * a set, <code>{}</code> a map whose entries are owned one by one, {@code !} an object, or each item of a list, owned as a whole; {@code :} the type below.
 */
final class BuiltInTypes {
    static final String TABLE = """
            Object                       metadata:ObjectMeta
            ObjectMeta                   labels{} annotations{} finalizers() ownerReferences[uid]!
            ConfigMap                    metadata:ObjectMeta data{} binaryData{}
            Secret                       metadata:ObjectMeta data{} stringData{}
            ServiceAccount               metadata:ObjectMeta secrets[name]!
            Event                        metadata:ObjectMeta involvedObject! regarding! related!
            ControllerRevision           metadata:ObjectMeta data!
            StorageClass                 metadata:ObjectMeta parameters{}
            ClusterRoleBinding,RoleBinding metadata:ObjectMeta roleRef!
            Pod                          metadata:ObjectMeta spec:PodSpec status:PodStatus
            PodSpec                      containers[name]:Container initContainers[name]:Container \
            ephemeralContainers[name]:Container volumes[name]:Volume imagePullSecrets[name]! hostAliases[ip] \
            topologySpreadConstraints[topologyKey,whenUnsatisfiable]:Spread schedulingGates[name] resourceClaims[name] \
            nodeSelector! overhead{} affinity:Affinity resources:Resources
            PodStatus                    conditions[type] podIPs[ip] resourceClaimStatuses[name] allocatedResources{} \
            resources:Resources
            Container                    ports[containerPort,protocol=TCP] env[name]:EnvVar volumeMounts[mountPath] \
            volumeDevices[devicePath] resources:Resources
            EnvVar                       valueFrom:EnvVarSource
            EnvVarSource                 configMapKeyRef! fieldRef! fileKeyRef! resourceFieldRef! secretKeyRef!
            Resources                    limits{} requests{} claims[name]
            Spread                       labelSelector!
            Affinity                     nodeAffinity:NodeAffinity
            NodeAffinity                 requiredDuringSchedulingIgnoredDuringExecution! required!
            Volume                       csi:VolumeSource cephfs:VolumeSource cinder:VolumeSource iscsi:VolumeSource \
            rbd:VolumeSource scaleIO:VolumeSource storageos:VolumeSource flexVolume:VolumeSource ephemeral:Ephemeral
            Ephemeral                    volumeClaimTemplate:PersistentVolumeClaim
            VolumeSource                 secretRef! nodePublishSecretRef! nodeStageSecretRef! nodeExpandSecretRef! \
            controllerExpandSecretRef! controllerPublishSecretRef! volumeAttributes{} options{}
            PersistentVolume             metadata:ObjectMeta spec:PersistentVolumeSpec
            PersistentVolumeSpec         capacity{} nodeAffinity:NodeAffinity csi:VolumeSource cephfs:VolumeSource \
            cinder:VolumeSource iscsi:VolumeSource rbd:VolumeSource scaleIO:VolumeSource storageos:VolumeSource flexVolume:VolumeSource
            PersistentVolumeClaim        metadata:ObjectMeta spec:ClaimSpec status:ClaimStatus
            ClaimSpec                    dataSource! selector! resources:Resources
            ClaimStatus                  conditions[type] capacity{} allocatedResources{} allocatedResourceStatuses{}
            Service                      metadata:ObjectMeta spec:ServiceSpec status:Conditions
            ServiceSpec                  ports[port,protocol=TCP] selector!
            Conditions                   conditions[type]
            Namespace                    metadata:ObjectMeta status:Conditions
            Node                         metadata:ObjectMeta spec:NodeSpec status:NodeStatus
            NodeSpec                     podCIDRs()
            NodeStatus                   conditions[type] addresses[type] capacity{} allocatable{}
            PodDisruptionBudget          metadata:ObjectMeta spec:Selecting status:BudgetStatus
            Selecting                    selector!
            BudgetStatus                 conditions[type] disruptedPods{}
            CustomResourceDefinition     metadata:ObjectMeta status:Conditions
            ResourceQuota                metadata:ObjectMeta spec:QuotaSpec status:QuotaStatus
            QuotaSpec                    hard{} scopeSelector!
            QuotaStatus                  hard{} used{}
            """;

    private BuiltInTypes() {}
}

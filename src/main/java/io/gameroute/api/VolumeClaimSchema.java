package io.gameroute.api;

/**
 * How the template of a set looks in the schema. What is not named here is kept as it is: the pod template entirely, and fields of claims
 * that a newer Kubernetes knows. What is named is checked, because a claim of the wrong shape could not be read.
 */
final class VolumeClaimSchema {
    static final String PATCH = """
            x-kubernetes-preserve-unknown-fields: true
            properties:
              metadata: null
              spec: null
              volumeClaimTemplates:
                items:
                  x-kubernetes-preserve-unknown-fields: true
                  properties:
                    apiVersion: {description: "v1; may be left out."}
                    kind: {description: "PersistentVolumeClaim; may be left out."}
                    metadata:
                      description: "Name of the claim template (required), labels and annotations of the claims."
                      x-kubernetes-preserve-unknown-fields: true
                      properties:
                        name: {description: "Name of the claim template; containers mount it by this name."}
                        labels: {description: "Labels of the claims."}
                        annotations: {description: "Annotations of the claims."}
                        finalizers: {description: "Finalizers of the claims."}
                        creationTimestamp: {description: "Has no meaning in a template."}
                        deletionTimestamp: {description: "Has no meaning in a template."}
                        deletionGracePeriodSeconds: {description: "Has no meaning in a template."}
                        generateName: {description: "Has no meaning in a template."}
                        generation: {description: "Has no meaning in a template."}
                        namespace: {description: "Has no meaning in a template."}
                        resourceVersion: {description: "Has no meaning in a template."}
                        selfLink: {description: "Has no meaning in a template."}
                        uid: {description: "Has no meaning in a template."}
                        ownerReferences: {description: "Not allowed in a template.", maxItems: 0, items: {properties: null}}
                        managedFields: {description: "Not allowed in a template.", maxItems: 0, items: {properties: null}}
                    spec:
                      description: "What storage each server gets, as in a PersistentVolumeClaim."
                      x-kubernetes-preserve-unknown-fields: true
                      properties:
                        accessModes: {description: "How the volume may be mounted, such as ReadWriteOnce."}
                        dataSource:
                          description: "A snapshot or claim that the volume is filled from."
                          properties:
                            apiGroup: {description: "API group of the source; empty for claims."}
                            kind: {description: "Kind of the source, such as VolumeSnapshot."}
                            name: {description: "Name of the source."}
                        dataSourceRef:
                          description: "A snapshot, claim or other object that the volume is filled from."
                          properties:
                            apiGroup: {description: "API group of the source; empty for claims."}
                            kind: {description: "Kind of the source."}
                            name: {description: "Name of the source."}
                            namespace: {description: "Namespace of the source. Default: that of the set."}
                        resources:
                          description: "How large the volume is."
                          properties:
                            limits: {description: "The most storage that the volume may have."}
                            requests: {description: "The least storage that the volume must have, such as storage: 1Gi."}
                        selector:
                          description: "Labels of the volumes that may be bound."
                          properties:
                            matchLabels: {description: "Labels that a volume must have, with their values."}
                            matchExpressions:
                              description: "Requirements on labels; all must hold."
                              items:
                                properties:
                                  key: {description: "Key of the label."}
                                  operator: {description: "In, NotIn, Exists or DoesNotExist."}
                                  values: {description: "Values for In and NotIn."}
                        storageClassName: {description: "Name of the StorageClass. Default: that of the cluster."}
                        volumeAttributesClassName: {description: "Name of the VolumeAttributesClass."}
                        volumeMode: {description: "Filesystem or Block. Default: Filesystem."}
                        volumeName: {description: "Name of one volume to bind."}
                    status:
                      description: "Has no meaning in a template."
                      properties: {phase: {description: "Has no meaning in a template."}, accessModes: null, allocatedResources: null, allocatedResourceStatuses: null, capacity: null, conditions: null, currentVolumeAttributesClassName: null, modifyVolumeStatus: null}
            """;

    private VolumeClaimSchema() {}
}
